"""Reads the first sheet of an XLSX file, its line numbers as the spreadsheet shows them."""

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from dialin.lists.rows import MOST_ROWS, Lines, Row
from dialin.rules.refusals import Refused

SIGNATURE = b"PK\x03\x04"
_MOST_UNPACKED = 60 * 1024 * 1024
_MOST_CELLS = 2_000_000  # the reader lays out every cell up to the last one that is filled
_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
_OPEN = rb"<(?:\w+:)?%s\s(?:[^>]*\s)?r=[\"']%s[\"'](?:[^>]*[^/>])?>"  # an element that is not empty, and its place
_FILLED = re.compile(_OPEN % (b"c", rb"([A-Z]{1,3})([0-9]{1,7})"))
_ROWS = re.compile(_OPEN % (b"row", rb"([0-9]{1,7})"))
_UNREADABLE = Refused("This XLSX file cannot be read. Save it again from the spreadsheet, without a password.")
_TOO_LARGE = Refused(
    "The sheet is too large. Copy the columns that are needed into a new file, with at most 10000 lines."
)


def read_spreadsheet(content: bytes) -> Lines | Refused:
    refused = _refuse_giants(content)
    if refused is not None:
        return refused
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError, OSError):
        return _UNREADABLE
    lines = [Row(number, tuple(map(_written, cells))) for number, cells in enumerate(rows, start=1)]
    return Lines(list(islice((line for line in lines if not line.is_empty), MOST_ROWS + 2)))


def _refuse_giants(content: bytes) -> Refused | None:
    """A few bytes can unpack into more than the machine holds, so this is asked before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if "xl/workbook.xml" not in packed.namelist():
                return Refused("This is neither a CSV file nor an XLSX file. Save the list as one of the two.")
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                return _TOO_LARGE
            sheets = [packed.read(name) for name in packed.namelist() if _SHEETS.fullmatch(name)]
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError, zlib.error):
        return _UNREADABLE
    return _TOO_LARGE if any(_cells_laid_out(sheet) > _MOST_CELLS for sheet in sheets) else None


def _cells_laid_out(sheet: bytes) -> int:
    filled = _FILLED.findall(sheet)
    widest = max((_place(column) for column, _ in filled), default=1)
    lowest = max((int(row) for row in (*_ROWS.findall(sheet), *(row for _, row in filled))), default=1)
    return widest * lowest


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64  # A is 1
    return place


def _written(value: Any) -> str:
    """A cell as it looks: whole numbers without decimals, since telephone numbers are kept as amounts."""
    match value:
        case bool():
            return "ja" if value else "nein"
        case float() if value.is_integer() and abs(value) < 1e15:
            return f"{value:.0f}"
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return "" if value is None else str(value)
