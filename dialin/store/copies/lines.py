"""A copy as lines of JSON: what it is a copy of, each table's rows, and how many there were."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FORMAT = 1


class UnreadableCopy(Exception):
    """The lines are no copy that this version knows how to read."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a copy begins with."""

    revision: str  # of the schema
    made_at: datetime
    by: str  # the version of dialin that made it


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that follow each other in one table; values as the database keeps them, times as aware instants."""

    table: str
    columns: tuple[str, ...]
    values: list[tuple[Any, ...]]


def write_lines(head: Head, rows: Iterable[Rows]) -> Iterator[bytes]:
    """The last line counts the rows: what ends before it is no whole copy."""
    yield _line({"format": FORMAT, "revision": head.revision, "made_at": head.made_at.isoformat(), "by": head.by})
    count = 0
    for some in rows:
        count += len(some.values)
        values = [[_put(value) for value in row] for row in some.values]
        yield _line({"table": some.table, "columns": some.columns, "rows": values})
    yield _line({"end": count})


def read_head(lines: Iterator[bytes]) -> Head:
    """Raises UnreadableCopy for what a later version wrote, or nobody."""
    first = _read(next(lines, b""))
    if first.get("format") != FORMAT:
        raise UnreadableCopy
    return Head(str(first["revision"]), datetime.fromisoformat(first["made_at"]), str(first["by"]))


def read_rows_of(lines: Iterator[bytes]) -> Iterator[Rows]:
    """All that follow the head. Raises UnreadableCopy where the end is missing or counts another number."""
    count = 0
    for line in lines:
        document = _read(line)
        if "end" in document:
            if document["end"] != count:
                raise UnreadableCopy
            return
        count += len(document["rows"])
        values = [tuple(_take(value) for value in row) for row in document["rows"]]
        yield Rows(document["table"], tuple(document["columns"]), values)
    raise UnreadableCopy


def _line(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _read(line: bytes) -> dict[str, Any]:
    try:
        document = json.loads(line)
    except ValueError:
        raise UnreadableCopy from None
    if not isinstance(document, dict):
        raise UnreadableCopy
    return document


def _put(value: Any) -> Any:
    """Whatever JSON has no form for is an object that names its kind."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case bytes() | memoryview():
            return {"bytes": b64encode(bytes(value)).decode()}
        case datetime():
            return {"at": (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()}
        case dict() | list():
            return {"json": value}
    raise TypeError(f"{type(value).__name__} has no form in a copy")


def _take(value: Any) -> Any:
    match value:
        case {"bytes": text}:
            return b64decode(text)
        case {"at": text}:
            return datetime.fromisoformat(text)
        case {"json": document}:
            return document
    return value
