"""What a killed server has left in the folder for temporary files does not stay there."""

import subprocess
import sys
from pathlib import Path

import pytest

from dialin.cli.output import CommandRefused
from dialin.cli.serving.counters import make_counters
from tests.slowness import LONG_ENOUGH

SERVER = """
import sys
from pathlib import Path
from dialin.cli.serving.counters import make_counters
print(make_counters(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""


def test_the_folder_of_a_server_that_was_killed_goes_when_the_next_one_starts_and_no_living_ones(
    tmp_path: Path,
) -> None:
    (tmp_path / "dialin-metrics-of-somebody").mkdir()
    command = [sys.executable, "-c", SERVER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        folder = Path(server.stdout.readline().strip())
        mine = make_counters(tmp_path)
        assert folder.is_dir()
        server.kill()
        server.wait(LONG_ENOUGH)
    make_counters(tmp_path)
    assert not folder.exists()
    assert mine.is_dir()
    assert (tmp_path / "dialin-metrics-of-somebody").is_dir()


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandRefused, match=r"Nothing can be written to .*: No such file or directory"):
        make_counters(tmp_path / "nowhere")
