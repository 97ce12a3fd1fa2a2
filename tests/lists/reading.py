"""A list read as an office of Kaiserslautern would hand it in, and what came of each line."""

from dataclasses import dataclass

from dialin.lists.read_table import Table, read_table
from dialin.rules.registrations import Registration

AREA = "631"


@dataclass(frozen=True)
class Came:
    """Of one line: the number that is registered, or why none is; and what was said."""

    number: str | None
    reason: str
    said: list[str]


def read(content: bytes | str, *, area_code: str | None = AREA) -> Table:
    table = read_table(content.encode() if isinstance(content, str) else content, area_code)
    assert isinstance(table, Table), str(table)
    return table


def people(content: bytes | str) -> list[Registration]:
    """Of a list of which every line may be registered."""
    table = read(content)
    assert not table.rejected, [str(row.reason) for row in table.rejected]
    return [row.registration for row in table.rows]


def of_file(table: Table) -> list[str]:
    return [str(notice) for notice in table.notices if notice.line is None]


def came_of(table: Table, line: int = 2) -> Came:
    numbers = [row.registration.phone for row in table.rows if row.line == line]
    reasons = [str(row.reason) for row in table.rejected if row.line == line]
    assert len(numbers + reasons) == 1, (numbers, reasons)
    said = [str(notice) for notice in table.notices if notice.line == line]
    return Came(numbers[0] if numbers else None, "".join(reasons), said)


def number_of(cell: str) -> Came:
    quoted = cell.replace('"', '""')
    return came_of(read(f'Name;Telefon\nErna;"{quoted}"\n'))
