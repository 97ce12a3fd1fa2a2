"""Runs the benchmark and prints two tables per database."""

import argparse
import json
import subprocess
import sys

import psutil

from benchmarks.databases import database
from benchmarks.lists.waiting import milliseconds_behind
from benchmarks.webhooks.servers import processor_seconds

DEEDS = ("read", "doubles", "dry run", "import", "doubles again")


def measure_lists(kind: str, sizes: list[int]) -> None:
    print(f"\n{kind}: processor milliseconds a row, and seconds by the wall of the whole")
    print("    rows " + "".join(f"{deed:>14}" for deed in DEEDS) + "      all  ratio     s    MB  longest transaction")
    first = None
    for rows in sizes:
        with database(kind) as (url, processes):
            server = str(processes[0].pid) if processes else "0"
            command = [sys.executable, "-m", "benchmarks.lists.one_list", url, str(rows), server]
            taken = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        each = [1e3 * taken["processor"][deed] / rows for deed in DEEDS]
        done = sum(each[:4])
        first = first or done
        wall, own = (1e3 * seconds for seconds in taken["longest"])
        print(
            f"{rows:8} " + "".join(f"{cost:14.3f}" for cost in each) + f"{done:9.3f} {done / first:6.2f}"
            f" {sum(taken['wall'].values()):5.0f} {taken['memory']:5.0f}  {wall:.0f} ms, of its own {own:.0f} ms",
            flush=True,
        )


def measure_waiting(kind: str, people: list[int]) -> None:
    with database(kind) as (url, processes):
        everybody = [psutil.Process(), *processes]
        taken = milliseconds_behind(url, people, lambda: processor_seconds(*everybody))
    print(f"\n{kind}: a look of one who waits on the line, behind so many people")
    for ahead, cost in taken.items():
        print(f"{ahead:8} {cost:8.2f} ms, ratio {cost / taken[people[0]]:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--waiting", type=int, nargs="*", default=[10, 100, 1_000, 10_000])
    given = parser.parse_args()
    for kind in ("sqlite", "postgres") if given.database == "both" else (given.database,):
        if given.rows:
            measure_lists(kind, given.rows)
        if given.waiting:
            measure_waiting(kind, given.waiting)


if __name__ == "__main__":
    main()
