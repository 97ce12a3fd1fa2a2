"""Reads CSV as offices make it: comma, semicolon or tab; UTF-8, Windows-1252 or Excel's Unicode text."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from dialin.lists.headings import known_headings
from dialin.lists.rows import MOST_ROWS, Row
from dialin.rules.refusals import Refused

LOST = "\N{REPLACEMENT CHARACTER}"  # what stands for a letter that could not be read, here or where the list was saved
_DELIMITERS = (";", ",", "\t")
_MOST_STRANGE = 0.01  # a stray one spoils a line, more of them make it another kind of file
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_EXCELS_HINT = re.compile(r"sep=([;,\t])\s*", re.IGNORECASE)
_NOT_TEXT = Refused("This is neither a CSV file nor an XLSX file. Save the list as one of the two.")
_QUOTES = Refused(
    "The quotation marks in this line do not match. Double any quotation mark inside quoted text, or leave it out."
)


def read_text(content: bytes) -> Iterator[Row] | Refused:
    """The lines from the headings on; a line whose quotation marks do not match is one line of trouble."""
    text = _decode(content)
    if isinstance(text, Refused):
        return text
    written = list(io.StringIO(text, newline=""))
    hint = _EXCELS_HINT.fullmatch(written[0]) if written else None
    first = 1 if hint else 0
    while first < len(written) and not written[first].strip(" \t\r\n;,"):
        first += 1
    if first == len(written):
        return iter(())
    delimiter = hint[1] if hint else _find_delimiter(written, first)
    return _lines(written, first, delimiter)


def _decode(content: bytes) -> str | Refused:
    """Line by line, since lists are pasted together; a byte that stands for nothing becomes `LOST`."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError:
            return _NOT_TEXT
    else:
        text = "".join(map(_decode_line, content.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)))
    strange = len(_CONTROLS.findall(text)) + text.count(LOST)
    return _NOT_TEXT if strange > 1 + _MOST_STRANGE * len(text) else text


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _find_delimiter(written: list[str], first: int) -> str:
    """The one that makes most headings of the first line; several that make as many: the one that is there most."""

    def merit(delimiter: str) -> tuple[int, int]:
        cells = _record(written, first, delimiter)[0] or ()
        return known_headings(cells), len(cells)

    return max(_DELIMITERS, key=merit)


def _lines(written: list[str], first: int, delimiter: str) -> Iterator[Row]:
    at, count = first, 0
    while at < len(written) and count <= MOST_ROWS + 1:
        cells, length = _record(written, at, delimiter)
        line = Row(at + 1, (), _QUOTES) if cells is None else Row(at + 1, cells)
        at += length
        if not line.is_empty:
            count += 1
            yield line


def _record(written: list[str], at: int, delimiter: str) -> tuple[tuple[str, ...] | None, int]:
    """The cells that begin on this line and how many lines they take; None, and one, where quotes do not match."""
    reader = csv.reader(islice(written, at, None), delimiter=delimiter, strict=True)
    try:
        return tuple(next(reader)), reader.line_num
    except csv.Error:
        return None, 1
