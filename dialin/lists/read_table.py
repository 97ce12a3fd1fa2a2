"""Reads a list of people from a CSV or XLSX file: what to register, what not and why, and what is to be said of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialin.lists.cells.faults import refuse_fault
from dialin.lists.cells.names import read_name
from dialin.lists.cells.phones import read_phone
from dialin.lists.cells.words import read_delivery, read_language, read_yes_or_no
from dialin.lists.columns.headings import Columns, pick_cell, read_headings
from dialin.lists.rows import MOST_LINES, MOST_ROWS, Lines, Row
from dialin.lists.spreadsheet.read_spreadsheet import SIGNATURE, read_spreadsheet
from dialin.lists.text.lost import LOST
from dialin.lists.text.read_text import read_text
from dialin.rules.refusals import Notice, Refused
from dialin.rules.registrations import Registration

MOST_BYTES = 5 * 1024 * 1024
TOO_LARGE = Refused("The file is larger than 5 MB. Split it, or leave out what is not needed.")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_NOTHING = Row(1, (), Refused("The file is empty. Its first line must name the columns, at least name and phone."))
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]")
_QUOTED_FORMULA = re.compile(r'\s*=\s*"((?:[^"]|"")*)"\s*')  # how programs keep a spreadsheet from taking the 0


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A line that may be registered."""

    line: int  # from 1, as the person sees it
    registration: Registration
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectedRow:
    line: int
    reason: Refused


@dataclass(frozen=True, slots=True)
class Table:
    """ignored: headings of columns that are not read. others: sheets with people that are not read."""

    rows: tuple[ReadRow, ...]
    rejected: tuple[RejectedRow, ...]
    ignored: tuple[str, ...]
    notices: tuple[Notice, ...] = ()  # of the whole file first, then by line
    others: tuple[str, ...] = ()


def read_table(content: bytes, area_code: str | None = None, most: int = MOST_LINES) -> Table | Refused:
    """The whole file, or in one sentence why none of it can be used.

    area_code: the event's own, without its 0; it completes a number that was clearly written without one.
    most: lines below the headings; a spreadsheet never has more than MOST_ROWS.
    """
    lines = _lines_of(content)
    if isinstance(lines, Refused):
        return lines
    headings = lines.rows[0] if lines.rows else _NOTHING
    columns = headings.trouble or read_headings(headings.cells)
    if isinstance(columns, Refused):
        return columns
    most = min(most, MOST_ROWS if content.startswith(SIGNATURE) else MOST_LINES)
    if len(lines.rows) - 1 > most:
        return Refused("The file has more than {most} lines. Split it into several.", {"most": str(most)})
    read = [_read_row(row, columns, area_code or "") for row in lines.rows[1:]]
    if not read:
        return Refused("The file names its columns but has no lines below them. Add a line for each person.")
    return _table(lines, columns, read)


def _table(lines: Lines, columns: Columns, read: "Sequence[ReadRow | RejectedRow]") -> Table:
    fit = tuple(row for row in read if isinstance(row, ReadRow))
    of_lines = [notice for row in fit for notice in row.notices]
    notices = sorted((*lines.notices, *_count_unreachable(fit), *of_lines), key=lambda notice: notice.line or 0)
    unread = (*columns.ignored, *lines.unread, *_nameless(lines, columns))
    rejected = tuple(row for row in read if isinstance(row, RejectedRow))
    return Table(fit, rejected, unread, tuple(notices), lines.others)


def _nameless(lines: Lines, columns: Columns) -> list[str]:
    """Columns without a heading in which something stands all the same."""
    places = [place for place, heading in enumerate(columns.headings) if not heading.strip()]
    return [f"({place + 1})" for place in places if any(pick_cell(row.cells, place) for row in lines.rows)]


def _count_unreachable(rows: Sequence[ReadRow]) -> tuple[Notice, ...]:
    count = sum(not row.registration.phone for row in rows)
    if not count:
        return ()
    values = {"count": str(count), "all": str(len(rows))}
    return (Notice("People without a telephone number: {count} of {all}. Nobody can call them.", values),)


def late_entries(table: Table, reason: str) -> Table:
    """The same people, each with this reason for coming after the deadline."""
    late = (replace(row, registration=replace(row.registration, late_reason=reason)) for row in table.rows)
    return replace(table, rows=tuple(late))


def _lines_of(content: bytes) -> Lines | Refused:
    if len(content) > MOST_BYTES:
        return TOO_LARGE
    if content.startswith(_OLD_EXCEL):
        return Refused(
            "This file comes from an old version of Excel, or has a password. "
            "Save it as XLSX or CSV, without a password."
        )
    return read_spreadsheet(content) if content.startswith(SIGNATURE) else read_text(content)


def _read_row(row: Row, columns: Columns, area_code: str) -> ReadRow | RejectedRow:
    row = replace(row, cells=tuple(map(_unquoted, row.cells)))
    read = row.trouble or _refuse_cells(row, columns) or _registration(row, columns, area_code)
    if isinstance(read, Refused):
        return RejectedRow(row.number, read)
    registration, said = read
    return ReadRow(row.number, registration, tuple(notice.at(row.number) for notice in said))


def _unquoted(cell: str) -> str:
    formula = _QUOTED_FORMULA.fullmatch(cell) if "=" in cell else None
    return formula[1].replace('""', '"') if formula else cell


def _refuse_cells(row: Row, columns: Columns) -> Refused | None:
    if any(cell.strip() for cell in row.cells[columns.width :]):
        return Refused(
            "This line has {cells} cells under {headings} headings. "
            "Put quotes around any text that contains the separator.",
            {"cells": str(len(row.cells)), "headings": str(columns.width)},
        )
    if any(_CONTROLS.search(cell) for cell in row.cells):
        return Refused("This line has characters that cannot be printed. Write it again.")
    if any(LOST in cell for cell in row.cells):
        return Refused("Letters in this line were lost when the file was saved. Write it again.")
    broken = [column for column in columns.places if column != "question" and "\n" in columns.pick(row.cells, column)]
    if broken or any("\n" in row.cells[phone.place] for phone in columns.phones if phone.place < len(row.cells)):
        return Refused("A cell in this line runs on over several lines. Look for a stray quotation mark.")
    return None


def _registration(row: Row, columns: Columns, area_code: str) -> tuple[Registration, tuple[Notice, ...]] | Refused:
    def cell(column: str) -> str:
        return columns.pick(row.cells, column)

    faulty = _refuse_faults(row.cells, columns)
    if faulty is not None:
        return faulty
    name = read_name(row.cells, columns)
    if isinstance(name, Refused):
        return name
    phone = read_phone(row.cells, columns, area_code)
    if isinstance(phone, Refused):
        return phone
    callback = read_yes_or_no(cell("callback"))
    if isinstance(callback, Refused):
        return callback
    registration = Registration(
        name=name[0],
        phone=phone[0],
        language=read_language(cell("language")),
        question=cell("question"),
        delivery=read_delivery(cell("delivery")),
        email=cell("email"),
        callback=callback,
    )
    return registration, name[1] + phone[1]


def _refuse_faults(cells: Sequence[str], columns: Columns) -> Refused | None:
    """The first cell that is read and holds no value but an error."""
    found = (refuse_fault(cells[place], columns.headings[place]) for place in columns.read_places if place < len(cells))
    return next((refused for refused in found if refused is not None), None)
