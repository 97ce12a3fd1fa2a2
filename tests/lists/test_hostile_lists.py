"""Whatever a list looks like, reading it takes less than 300 MB and an end comes within seconds of work."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from dialin.lists.read_table import MOST_BYTES
from tests.lists.hostile import endless_texts, hostile_workbooks
from tests.slowness import LONG_ENOUGH

MOST_MEMORY = 300 * 1024 * 1024
MOST_WORK = 10  # seconds of the processor, which no other program can take from it
READ = """
import resource, sys
from dialin.lists.read_table import read_table
for path in sys.argv[1:]:
    content = open(path, "rb").read()
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 1 + {work}, -1))
    print(read_table(content).__class__.__name__, flush=True)
"""


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def test_no_workbook_takes_the_machine(tmp_path: Path) -> None:
    read_each(hostile_workbooks(), tmp_path)


def test_no_text_takes_the_machine(tmp_path: Path) -> None:
    read_each(endless_texts(), tmp_path)


def read_each(lists: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """In one process that is ended where it takes too much."""
    paths = []
    for number, (name, content) in enumerate(lists):
        assert len(content) <= MOST_BYTES, name
        paths.append(folder / f"{number:02} {name.replace('/', ' ')}")
        paths[-1].write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", READ.format(work=MOST_WORK), *map(str, paths)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        preexec_fn=limit_memory,
        capture_output=True,
        text=True,
        timeout=LONG_ENOUGH,
        check=False,
    )
    ended = done.stdout.split()
    assert len(ended) == len(paths), (paths[len(ended)].name, done.returncode, done.stderr[-600:])
