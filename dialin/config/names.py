"""The names of settings: which there are, and which was meant by one that there is not."""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from dotenv.parser import Binding, parse_stream

OURS, PROVIDERS = "DIALIN_", "TWILIO_"
# Not dialin's to read, but set beside its own: of docker-compose.yml, and of whoever runs the tests.
OTHERS = ("DIALIN_DATABASE_PASSWORD", "DIALIN_REQUIRE_BROWSER", "DIALIN_CHROMIUM")
OF_TESTS = "DIALIN_TEST_"
REFERENCE = re.compile(r"\$\{(\w+)\}")


def unknown_names(names: Collection[str], known: Collection[str]) -> Iterator[str]:
    """One sentence for each name that no setting has.

    The provider's own programs read names that begin like its account's: of those only a slip of the finger is one.
    """
    for name in sorted(set(names) - {*known, *OTHERS}):
        is_ours = name.upper().startswith(OURS)
        if is_ours and name.startswith(OF_TESTS):
            continue
        if meant := _meant(name, known):
            yield f"{name} is not a setting. Did you mean {meant}?"
        elif is_ours:
            yield f"{name} is not a setting. Remove it."


def _meant(name: str, known: Collection[str]) -> str | None:
    if name.upper().startswith(OURS):
        return _nearest(name, OURS, known, cutoff=0.6)
    if name.upper().startswith(PROVIDERS):
        return _nearest(name, PROVIDERS, known, cutoff=0.85)
    return _nearest(name, "", known, cutoff=0.9)


def _nearest(name: str, prefix: str, known: Collection[str], *, cutoff: float) -> str | None:
    """By what stands behind the prefix, which all of them have in common; without one, by the whole name."""
    rests = [one.removeprefix(prefix) for one in known if one.startswith(prefix)]
    found = get_close_matches(name.upper().removeprefix(prefix), rests, n=1, cutoff=cutoff)
    return prefix + found[0] if found else None


def read_names(file: Path) -> tuple[list[str], list[str]]:
    """The names that a .env file sets, and one sentence for each line of it that sets none."""
    try:
        with file.open(encoding="utf-8") as opened:
            lines = list(parse_stream(opened))
    except (OSError, UnicodeError) as trouble:
        return [], [f"{file} cannot be read: {getattr(trouble, 'strerror', None) or 'it is not UTF-8'}."]
    names = [line.key for line in lines if line.key]
    return names, [
        *(_sentence(file, line) for line in lines if _is_broken(line)),
        *(f"{name} is set more than once in {file}. Keep one of its lines." for name in _repeated(names)),
        *_dangling(file, lines, {*names, *os.environ}),
    ]


def _repeated(names: Sequence[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _dangling(file: Path, lines: Sequence[Binding], there: Collection[str]) -> Iterator[str]:
    """What stands for the value of another name is replaced by nothing where that is not set, and nobody is told."""
    for line in lines:
        if missing := [name for name in REFERENCE.findall(line.value or "") if name not in there]:
            yield f"{line.key} in {file} takes in {missing[0]}, which is not set. Write the value itself."


def _is_broken(line: Binding) -> bool:
    return line.error or (line.key is not None and line.value is None)


def _sentence(file: Path, line: Binding) -> str:
    """Without the line itself, which may hold a secret."""
    return f"Line {line.original.line} of {file} cannot be read. Write it as NAME=value."
