"""Reads a list of people from a CSV or XLSX file: what to register, and which lines cannot be read and why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dialin.lists.cell_words import read_delivery, read_language, read_phone_cell, read_yes_or_no
from dialin.lists.headings import Columns, read_headings
from dialin.lists.read_spreadsheet import SIGNATURE, read_spreadsheet
from dialin.lists.read_text import LOST, read_text
from dialin.lists.rows import MOST_ROWS, Row
from dialin.rules.refusals import Refused
from dialin.rules.registrations import Registration

MOST_BYTES = 5 * 1024 * 1024
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_NOTHING = Row(1, (), Refused("The file is empty. Its first line must name the columns, at least name and phone."))
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A line that may be registered."""

    line: int  # from 1, as the person sees it
    registration: Registration


@dataclass(frozen=True, slots=True)
class RejectedRow:
    line: int
    reason: Refused


@dataclass(frozen=True, slots=True)
class Table:
    """ignored: headings of columns that are not read."""

    rows: tuple[ReadRow, ...]
    rejected: tuple[RejectedRow, ...]
    ignored: tuple[str, ...]


def read_table(content: bytes) -> Table | Refused:
    """The whole file, or in one sentence why none of it can be used."""
    rows = _rows_of(content)
    if isinstance(rows, Refused):
        return rows
    headings = next(rows, _NOTHING)
    columns = headings.trouble or read_headings(headings.cells)
    if isinstance(columns, Refused):
        return columns
    read = [_read_row(row, columns) for row in rows]
    if len(read) > MOST_ROWS:
        return Refused("The file has more than {most} lines. Split it into several.", {"most": str(MOST_ROWS)})
    if not read:
        return Refused("The file names its columns but has no lines below them. Add a line for each person.")
    fit = tuple(row for row in read if isinstance(row, ReadRow))
    return Table(fit, tuple(row for row in read if isinstance(row, RejectedRow)), columns.ignored)


def late_entries(table: Table, reason: str) -> Table:
    """The same people, each with this reason for coming after the deadline."""
    late = (replace(row, registration=replace(row.registration, late_reason=reason)) for row in table.rows)
    return replace(table, rows=tuple(late))


def _rows_of(content: bytes) -> Iterator[Row] | Refused:
    if len(content) > MOST_BYTES:
        return Refused("The file is larger than 5 MB. Split it, or leave out what is not needed.")
    if content.startswith(_OLD_EXCEL):
        return Refused(
            "This file comes from an old version of Excel, or has a password. "
            "Save it as XLSX or CSV, without a password."
        )
    return read_spreadsheet(content) if content.startswith(SIGNATURE) else read_text(content)


def _read_row(row: Row, columns: Columns) -> ReadRow | RejectedRow:
    registration = row.trouble or _refuse_cells(row, columns) or _registration(row, columns)
    if isinstance(registration, Refused):
        return RejectedRow(row.number, registration)
    return ReadRow(row.number, registration)


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
    if broken:
        return Refused("A cell in this line runs on over several lines. Look for a stray quotation mark.")
    return None


def _registration(row: Row, columns: Columns) -> Registration | Refused:
    def cell(column: str) -> str:
        return columns.pick(row.cells, column)

    phone = read_phone_cell(cell("phone") or cell("mobile"))
    if isinstance(phone, Refused):
        return phone
    callback = read_yes_or_no(cell("callback"))
    if isinstance(callback, Refused):
        return callback
    return Registration(
        name=" ".join(filter(None, (cell("first"), cell("last") or cell("name")))),
        phone=phone,
        language=read_language(cell("language")),
        question=cell("question"),
        delivery=read_delivery(cell("delivery")),
        email=cell("email"),
        callback=callback,
    )
