"""What a server does before its processes part."""

import subprocess
import sys

from tests.slowness import LONG_ENOUGH


def test_what_all_processes_need_is_ready_before_anybody_calls() -> None:
    """Each would do it again while its first caller is greeted, and keeps all others from writing meanwhile."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.starting.prepared"],
        capture_output=True,
        text=True,
        timeout=LONG_ENOUGH,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
