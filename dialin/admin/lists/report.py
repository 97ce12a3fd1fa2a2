"""What is to be said of a list, in the order of its lines, and not more than can be looked through."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialin.actions.attendees.find_doubles import Double
from dialin.actions.attendees.import_attendees import Imported
from dialin.lists.read_table import Table
from dialin.rules.refusals import Notice, Refused

MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Said:
    """About one line, or None for the whole file."""

    line: int | None
    what: Refused | Notice
    is_refused: bool


@dataclass(frozen=True, slots=True)
class Report:
    """left_out: how many more there are than are shown."""

    said: tuple[Said, ...]
    left_out: int


def report_of(table: Table, imported: Imported, doubles: Sequence[Double]) -> Report:
    """Doubles are asked about beside it, so their lines are not said twice."""
    asked = {one.line for one in doubles}
    said = [Said(one.line, one, is_refused=False) for one in table.notices if one.line not in asked]
    said += [Said(one.line, one, is_refused=False) for one in imported.notices]
    said += [Said(row.line, row.reason, is_refused=True) for row in imported.rejected if row.line not in asked]
    said.sort(key=lambda one: (one.line or 0, not one.is_refused))
    return Report(tuple(said[:MOST_SHOWN]), max(0, len(said) - MOST_SHOWN))
