"""Reads the sheet of an XLSX file that holds the people, its line numbers as the spreadsheet shows them."""

import re

from dialin.lists.columns.headings import first_headings
from dialin.lists.rows import MOST_ROWS, MOST_TITLES, Lines, Row
from dialin.lists.spreadsheet.book import Book, Sheet, read_book
from dialin.lists.spreadsheet.looks import look_at
from dialin.lists.spreadsheet.parts import Package, TooLarge, Unreadable, opened
from dialin.lists.spreadsheet.sheet import Cells, SheetReader
from dialin.rules.refusals import Notice, Refused

SIGNATURE = b"PK\x03\x04"
_NUMBER = re.compile(r"[+(]?0[0-9 ()/.-]{5,}|\+[0-9][0-9 ()/.-]{5,}")
_UNREADABLE = Refused("This XLSX file cannot be read. Save it again from the spreadsheet, without a password.")
_TOO_LARGE = Refused(
    "The sheet is too large. Copy the columns that are needed into a new file, with at most {most} lines.",
    {"most": str(MOST_ROWS)},
)
_HIDDEN = Refused(
    "The columns with names or telephone numbers are hidden in the spreadsheet. Show them, save the file and import it "
    "again."
)


def read_spreadsheet(content: bytes) -> Lines | Refused:
    try:
        with opened(content) as package:
            if not package.names() & {"xl/workbook.xml", "_rels/.rels"}:
                return Refused("This is neither a CSV file nor an XLSX file. Save the list as one of the two.")
            return _read(package)
    except Unreadable:
        return _UNREADABLE
    except TooLarge:
        return _TOO_LARGE


def _read(package: Package) -> Lines | Refused:
    book = read_book(package)
    tops = {sheet: _cells(package, book, sheet, MOST_TITLES + 1) for sheet in book.sheets}
    shown = [sheet for sheet in book.sheets if not sheet.is_hidden and tops[sheet].lines]
    chosen = next((sheet for sheet in shown if _heads(tops[sheet]) is not None), None)
    if chosen is None:
        return _without_headings([tops[sheet] for sheet in shown])
    look = look_at(_cells(package, book, chosen, MOST_ROWS + MOST_TITLES + 1), _heads(tops[chosen]) or 0)
    others = [sheet.name for sheet in shown if sheet is not chosen and _has_people(tops[sheet])]
    hidden = [sheet.name for sheet in book.sheets if sheet.is_hidden and tops[sheet].lines]
    return Lines(look.rows, (*_said_of_sheets(chosen, others, hidden), *look.notices), tuple(others), look.unread)


def _cells(package: Package, book: Book, sheet: Sheet, most_lines: int) -> Cells:
    reader = SheetReader(book, most_lines)
    if sheet.part in package.names():
        package.parse(sheet.part, reader)
    return reader.cells


def _heads(cells: Cells, *, hidden_too: bool = False) -> int | None:
    """The line with the headings, among the first ten that can be seen."""
    shown = [line for line in sorted(cells.lines) if line not in cells.hidden_lines or hidden_too][:MOST_TITLES]
    hidden = set() if hidden_too else cells.hidden_columns
    seen = [["" if place in hidden else cell for place, cell in enumerate(cells.lines[line])] for line in shown]
    at = first_headings(seen)
    return None if at is None else shown[at]


def _without_headings(shown: list[Cells]) -> Lines | Refused:
    """The first sheet's first line, for whoever reads the headings to say what it holds."""
    partly = (cells for cells in shown if cells.hidden_lines or cells.hidden_columns)
    if any(_heads(cells, hidden_too=True) is not None for cells in partly):
        return _HIDDEN
    first = shown[0].lines if shown else {}
    return Lines([Row(line, tuple(first[line])) for line in sorted(first)[:1]])


def _has_people(cells: Cells) -> bool:
    heads = _heads(cells)
    has_lines = heads is not None and any(line > heads for line in cells.lines)
    return has_lines or any(_NUMBER.fullmatch(cell.strip()) for line in cells.lines.values() for cell in line)


def _said_of_sheets(chosen: Sheet, others: list[str], hidden: list[str]) -> tuple[Notice, ...]:
    said = []
    if others:
        values = {"sheet": chosen.name, "others": ", ".join(others)}
        said.append(Notice("Only the sheet “{sheet}” was read. There are people in others too: {others}.", values))
    if hidden:
        said.append(Notice("Hidden sheets were not read: {sheets}.", {"sheets": ", ".join(hidden)}))
    return tuple(said)
