"""Every sentence that staff can be shown: collected from the templates, the admin's Python and all refusals."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract

import dialin

HOUSE = Path(dialin.__file__).parent
REFUSALS = {"Refused": (1,), "AlreadyRegistered": (1,), "Notice": (1,)}
MARKED = {"mark": (1,)}
SHOWN = {"_": (1,), "_n": (1, 2)}

Sentence = str | tuple[str, ...]


def sentences() -> set[Sentence]:
    """A pair where one and many differ."""
    found: set[Sentence] = set()
    for path in HOUSE.rglob("*.py"):
        found.update(_in_file(path, "python", REFUSALS | MARKED))
    for path in (HOUSE / "admin" / "templates").rglob("*.html"):
        found.update(_in_file(path, "jinja2", SHOWN))
    return found


def _in_file(path: Path, method: str, keywords: dict[str, tuple[int, ...]]) -> Iterator[Sentence]:
    with path.open("rb") as file:
        for _, sentence, _, _ in extract(method, file, keywords, options={"silent": "false"}):
            yield sentence
