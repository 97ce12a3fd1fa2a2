"""Reads CSV as offices make it: comma, semicolon or tab; UTF-8, Windows-1252, an old Mac's, MS-DOS's, Excel's own."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from dialin.lists.columns.headings import first_headings, known_headings
from dialin.lists.rows import MOST_LINES, MOST_TITLES, Lines, Row, titles_above
from dialin.lists.text.decoding import decode
from dialin.rules.refusals import Refused

_MOST_WRITTEN = 5 * MOST_LINES  # with empty ones, and those of cells that run on over several
_ENDINGS = (b"\n", b"\r")
_TOO_LONG = Refused("The file has more than {most} lines. Split it into several.", {"most": str(_MOST_WRITTEN)})
_DELIMITERS = (";", ",", "\t")
_EXCELS_HINT = re.compile(r"(\"?)sep=([;,\t])\1[;,\s]*", re.IGNORECASE)
_QUOTES = Refused(
    "The quotation marks in this line do not match. Double any quotation mark inside quoted text, or leave it out."
)


def read_text(content: bytes) -> Lines | Refused:
    """The lines from the headings on; a line whose quotation marks do not match is one line of trouble."""
    if max(map(content.count, _ENDINGS)) > _MOST_WRITTEN:  # before anything is made of each of them
        return _TOO_LONG
    decoded = decode(content)
    if isinstance(decoded, Refused):
        return decoded
    text, notices = decoded
    written = list(islice(io.StringIO(text, newline=""), _MOST_WRITTEN + 1))
    if len(written) > _MOST_WRITTEN:
        return _TOO_LONG
    hint = _EXCELS_HINT.fullmatch(written[0]) if written else None
    filled = [place for place in range(1 if hint else 0, len(written)) if written[place].strip(' \t\r\n;,"')]
    if not filled:
        return Lines((), notices)
    first, delimiter = _find_headings(written, filled[:MOST_TITLES], hint[2] if hint else "")
    titles = titles_above(first + 1) if first > filled[0] else ()
    return Lines(list(_lines(written, first, delimiter)), (*notices, *titles))


def _find_headings(written: list[str], places: list[int], hinted: str) -> tuple[int, str]:
    """The first line that names its columns and what separates them; where none does, the first that is filled."""
    looked_at = [(place, hinted or _find_delimiter(written, place)) for place in places]
    lines = [_record(written, place, delimiter)[0] or () for place, delimiter in looked_at]
    at = first_headings(lines)
    return looked_at[0 if at is None else at]


def _find_delimiter(written: list[str], first: int) -> str:
    """The one that makes most headings of this line; several that make as many: the one that is there most."""

    def merit(delimiter: str) -> tuple[int, int]:
        cells = _record(written, first, delimiter)[0] or ()
        return known_headings(cells), len(cells)

    return max(_DELIMITERS, key=merit)


def _lines(written: list[str], first: int, delimiter: str) -> Iterator[Row]:
    at, count = first, 0
    while at < len(written) and count <= MOST_LINES + 1:
        cells, length = _record(written, at, delimiter)
        line = Row(at + 1, (), _QUOTES) if cells is None else Row(at + 1, cells)
        at += length
        if not line.is_empty:
            count += 1
            yield line


def _record(written: list[str], at: int, delimiter: str) -> tuple[tuple[str, ...] | None, int]:
    """The cells that begin on this line and how many lines they take; None, and one, where quotes do not match."""
    reader = csv.reader(map(written.__getitem__, range(at, len(written))), delimiter=delimiter, strict=True)
    try:
        return tuple(next(reader)), reader.line_num
    except csv.Error:
        return None, 1
