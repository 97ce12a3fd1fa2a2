"""Reads one row of a list: whom to register and what is to be said of it, or in one sentence why nobody."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialin.lists.cells.faults import refuse_fault
from dialin.lists.cells.lone_cells import refuse_lone_cell
from dialin.lists.cells.names import read_name
from dialin.lists.cells.phones import read_contact_phone, read_phone
from dialin.lists.cells.reach import read_reach, says_nothing
from dialin.lists.cells.remarks import RUNS_ON, refuse_run_on
from dialin.lists.cells.words import read_delivery, read_language, read_yes_or_no
from dialin.lists.columns.headings import Columns, pick_cell
from dialin.lists.rows import Row
from dialin.lists.text.lost import LOST
from dialin.rules.refusals import Notice, Refused
from dialin.rules.registrations import Registration

Read = tuple[Registration, tuple[Notice, ...]]

_OF_SEVERAL_LINES = ("address", "street")
_SEVERAL = Notice("Questions stand in several columns of this line. They were put together.")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]")
_LOST_IN_NAME = re.compile(r"[^\W\d_]\?[^\W\d_]")  # M?ller
_QUOTED_FORMULA = re.compile(r'\s*=\s*"((?:[^"]|"")*)"\s*')  # how programs keep a spreadsheet from taking the 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the list as a whole.

    area_code: the event's own, without its 0, or nothing. usual: the columns in which a person's line has something.
    """

    columns: Columns
    area_code: str
    usual: frozenset[int]


def read_row(row: Row, reading: Reading) -> Read | Refused:
    row = replace(row, cells=tuple(map(_unquoted, row.cells)))
    return row.trouble or _refuse_cells(row, reading.columns) or _registration(row, reading)


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
    names = (columns.pick(row.cells, part) for part in ("name", "first", "middle", "last"))
    if any(LOST in cell for cell in row.cells) or any(map(_LOST_IN_NAME.search, names)):
        return Refused("Letters in this line were lost when the file was saved. Write it again.")
    cells = [columns.pick(row.cells, column) for column in columns.places if column not in _OF_SEVERAL_LINES]
    if any("\n" in cell for cell in cells):
        return RUNS_ON
    numbers = (refuse_run_on(pick_cell(row.cells, phone.place)) for phone in columns.phones)
    return next((refused for refused in numbers if refused is not None), None)


def _registration(row: Row, reading: Reading) -> Read | Refused:
    columns = reading.columns

    def cell(column: str) -> str:
        return columns.pick(row.cells, column)

    refused = _refuse_faults(row.cells, columns) or refuse_lone_cell(row.cells, reading.usual)
    if refused is not None:
        return refused
    name = read_name(row.cells, columns)
    if isinstance(name, Refused):
        return name
    phone = read_phone(row.cells, columns, reading.area_code)
    if not isinstance(phone, Refused) and not phone[0]:
        phone = read_contact_phone(row.cells, columns, reading.area_code) or phone
    if isinstance(phone, Refused):
        return phone
    callback = read_yes_or_no(cell("callback"))
    if isinstance(callback, Refused):
        return callback
    reach = read_reach(row.cells, columns)
    if isinstance(reach, Refused):
        return reach
    questions = [asked for place in columns.questions if (asked := pick_cell(row.cells, place))]
    registration = Registration(
        name=name[0],
        phone=phone[0],
        language=read_language(cell("language")),
        question="\n".join(questions),
        delivery=read_delivery(cell("delivery")),
        email="" if says_nothing(cell("email")) else cell("email"),
        callback=callback,
        **reach[0],
    )
    several = (_SEVERAL,) if len(questions) > 1 else ()
    return registration, name[1] + phone[1] + several + reach[1]


def _refuse_faults(cells: Sequence[str], columns: Columns) -> Refused | None:
    """The first cell that is read and holds no value but an error."""
    found = (refuse_fault(cells[place], columns.headings[place]) for place in columns.read_places if place < len(cells))
    return next((refused for refused in found if refused is not None), None)
