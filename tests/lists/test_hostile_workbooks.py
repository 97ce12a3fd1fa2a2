"""Whatever a workbook looks like, reading it takes less than 300 MB and an end comes within seconds of work."""

import os
import resource
import subprocess
import sys
from pathlib import Path

from tests.lists.hostile import hostile_workbooks
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
    paths = []
    for number, (name, content) in enumerate(hostile_workbooks()):
        assert len(content) < 5 * 1024 * 1024, name
        paths.append(tmp_path / f"{number:02} {name.replace('/', ' ')}.xlsx")
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
