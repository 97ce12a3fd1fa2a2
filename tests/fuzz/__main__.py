"""Lets atheris search where hypothesis only tries: python -m tests.fuzz [--seconds 60] [PARSER …].

It comes with `pip install -e ".[fuzz]"`, where there is a wheel of it; each parser has a process and so many seconds.
"""

import argparse
import subprocess
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

LONGEST_INPUT = 4096


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parsers", nargs="*")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if find_spec("atheris") is None:
        sys.stderr.write("There is no atheris here, so its search is left out: pip install -e '.[fuzz]'\n")
        return 0
    if given.inside:
        search(given.parsers[0], given.seconds)
    names = given.parsers or import_module("tests.fuzz.parsers").PARSERS
    return sum(_searched(name, given.seconds) for name in names)


def _searched(name: str, seconds: int) -> bool:
    """Whether something was found."""
    command = [sys.executable, "-m", "tests.fuzz", name, "--seconds", str(seconds), "--inside"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = done.returncode != 0
    said = done.stderr.strip().splitlines()
    sys.stdout.write(f"{name:12} {'found something' if found else 'held'}: {said[-1] if said else ''}\n")
    sys.stdout.write(f"{done.stdout[-4000:]}{done.stderr[-4000:]}\n" if found else "")
    sys.stdout.flush()
    return found


def search(name: str, seconds: int) -> None:
    """Never returns: the fuzzer ends the process."""
    import atheris  # noqa: PLC0415 (only where it is installed)

    with atheris.instrument_imports(include=["dialin"]):  # so that it sees which way each input takes
        parsers = import_module("tests.fuzz.parsers")
    with tempfile.TemporaryDirectory() as folder:
        for number, example in enumerate(parsers.EXAMPLES[name]):
            (Path(folder) / str(number)).write_bytes(example)
        arguments = [sys.argv[0], folder, f"-max_total_time={seconds}", f"-max_len={LONGEST_INPUT}", "-seed=1"]
        atheris.Setup([*arguments, f"-artifact_prefix={folder}/"], parsers.PARSERS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
