"""One row of a table that is read, as the person who wrote it would count it, and the table that it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialin.rules.refusals import Notice, Refused

MOST_ROWS = 10_000  # of a spreadsheet, and of whatever is read where callers are answered
MOST_LINES = 100_000  # of text, which takes up less time and memory
MOST_COLUMNS = 500
MOST_TITLES = 10  # lines among which the headings are looked for


@dataclass(frozen=True, slots=True)
class Row:
    """number: from 1, as a spreadsheet or an editor shows it. trouble: why its cells could not be read."""

    number: int
    cells: tuple[str, ...]
    trouble: Refused | None = None

    @property
    def is_empty(self) -> bool:
        return self.trouble is None and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Lines:
    """The headings, then whatever stands below them, without empty lines.

    others: sheets with people, not read. unread: columns that are hidden.
    """

    rows: Sequence[Row]
    notices: tuple[Notice, ...] = ()
    others: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def titles_above(number: int) -> tuple[Notice, ...]:
    """What to say where something stands above the headings in this line."""
    return (
        Notice("The headings stand in line {number}. What stands above them was not read.", {"number": str(number)}),
    )
