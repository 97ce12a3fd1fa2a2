"""One row of a table that is read, as the person who wrote it would count it."""

from dataclasses import dataclass

from dialin.rules.refusals import Refused

MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """number: from 1, as a spreadsheet or an editor shows it. trouble: why its cells could not be read."""

    number: int
    cells: tuple[str, ...]
    trouble: Refused | None = None

    @property
    def is_empty(self) -> bool:
        return self.trouble is None and not any(cell.strip() for cell in self.cells)
