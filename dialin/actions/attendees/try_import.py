"""Tells what an import would do, without doing it and without keeping anybody from writing."""

from dataclasses import replace

from dialin.actions.attendees.enter import would_enter
from dialin.actions.attendees.import_attendees import AT_ONCE, Imported, registered_before
from dialin.actions.attendees.read_entry import Person
from dialin.actions.delivery.late_letters import LETTER, say_late_letters
from dialin.actions.lines.find_full_lines import Listed, find_full_lines
from dialin.actions.people.fill_gaps import fill_gaps
from dialin.actions.people.refuse_twin import AlreadyRegistered
from dialin.actions.seats.look_at_seats import look_at_seats
from dialin.lists.read_table import RejectedRow, Table
from dialin.rules.refusals import Notice, Refused
from dialin.store.act import Act
from dialin.store.events import Event


def try_import(act: Act, event: Event, table: Table, *, land: str | None = None) -> Imported:
    """How many would be seated is as of this moment, and whether PINs run out is not asked."""
    new, already, refused, letters, filled = set[Person](), 0, list[RejectedRow](), 0, list[Notice]()
    for first in range(0, len(table.rows), AT_ONCE):
        rows = table.rows[first : first + AT_ONCE]
        judged = would_enter(act, event, [replace(row.registration, is_listed=True) for row in rows])
        filled += fill_gaps(act, registered_before(rows, judged), is_tried=True)
        for row, one in zip(rows, judged, strict=True):
            if isinstance(one, AlreadyRegistered) or (not isinstance(one, Refused) and one.person in new):
                already += 1
            elif isinstance(one, Refused):
                refused.append(RejectedRow(row.line, one))
            else:
                new.add(one.person)
                letters += one.row["delivery"] == LETTER
    seated = min(len(new), look_at_seats(act, event).free)
    rejected = tuple(sorted((*table.rejected, *refused), key=lambda row: row.line))
    tried = Imported(len(new), seated, len(new) - seated, already, rejected)
    full = find_full_lines(act, event, Listed(tried.standing(table), [phone for phone, _ in new]))
    return replace(tried, notices=(*filled, *full, *say_late_letters(act, event, letters, land)))
