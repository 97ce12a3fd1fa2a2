"""Reads a list of people from a CSV or XLSX file: what to register, what not and why, and what is to be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialin.lists.cells.lone_cells import usual_places
from dialin.lists.columns.headings import ADDRESS, Columns, pick_cell, read_headings
from dialin.lists.other_kinds import refuse_other_kind
from dialin.lists.read_row import Reading, read_row
from dialin.lists.rows import MOST_LINES, MOST_ROWS, Lines, Row
from dialin.lists.spreadsheet.read_spreadsheet import SIGNATURE, read_spreadsheet
from dialin.lists.text.read_text import read_text
from dialin.rules.reaching.addresses import Address, lines_of, read_address
from dialin.rules.refusals import Notice, Refused
from dialin.rules.registrations import Registration

_MOST_SAID = 8  # lines that are named
MOST_BYTES = 5 * 1024 * 1024
TOO_LARGE = Refused("The file is larger than 5 MB. Split it, or leave out what is not needed.")
_NOTHING = Row(1, (), Refused("The file is empty. Its first line must name the columns, at least name and phone."))


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
    reading = Reading(columns, area_code or "", usual_places(lines.rows[1:], columns))
    read = [_read(row, reading) for row in lines.rows[1:]]
    if not read:
        return Refused("The file names its columns but has no lines below them. Add a line for each person.")
    return _table(lines, columns, read)


def _table(lines: Lines, columns: Columns, read: "Sequence[ReadRow | RejectedRow]") -> Table:
    fit = tuple(row for row in read if isinstance(row, ReadRow))
    of_lines = [notice for row in fit for notice in row.notices]
    counted = (*_count_unreachable(fit), *_count_homeless(fit, columns))
    notices = sorted((*lines.notices, *counted, *of_lines), key=lambda notice: notice.line or 0)
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


def _count_homeless(rows: Sequence[ReadRow], columns: Columns) -> tuple[Notice, ...]:
    """Of a list that says how PINs are sent, or where people live. Nobody is refused: addresses may come later."""
    if not columns.places.keys() & {"delivery", *ADDRESS}:
        return ()
    lines = [row.line for row in rows if row.registration.delivery == "letter" and not _may_be_written_to(row)]
    if not lines:
        return ()
    first = ", ".join(map(str, lines[:_MOST_SAID])) + (" …" if len(lines) > _MOST_SAID else "")
    values = {"count": str(len(lines)), "all": str(len(rows)), "lines": first}
    return (Notice("The PIN goes by letter, and the address is missing: {count} of {all} (lines {lines}).", values),)


def _may_be_written_to(row: ReadRow) -> bool:
    """What is no address is refused later, and for that reason."""
    one = row.registration
    read = read_address(Address(one.street, one.postcode, one.town))
    if isinstance(read, Refused):
        return True
    return bool(lines_of(replace(one, street=read.street, postcode=read.postcode, town=read.town)))


def late_entries(table: Table, reason: str) -> Table:
    """The same people, each with this reason for coming after the deadline."""
    late = (replace(row, registration=replace(row.registration, late_reason=reason)) for row in table.rows)
    return replace(table, rows=tuple(late))


def _lines_of(content: bytes) -> Lines | Refused:
    if len(content) > MOST_BYTES:
        return TOO_LARGE
    other = refuse_other_kind(content)
    if other is not None:
        return other
    return read_spreadsheet(content) if content.startswith(SIGNATURE) else read_text(content)


def _read(row: Row, reading: Reading) -> ReadRow | RejectedRow:
    read = read_row(row, reading)
    if isinstance(read, Refused):
        return RejectedRow(row.number, read)
    registration, said = read
    return ReadRow(row.number, registration, tuple(notice.at(row.number) for notice in said))
