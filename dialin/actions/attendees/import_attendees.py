"""Imports a list of people: good rows are registered, every other one comes back with its reason."""

from dataclasses import dataclass, replace

from dialin.actions.attendees.register import AlreadyRegistered, Registered, register
from dialin.actions.pins.issue_pin import living_pins
from dialin.lists.read_table import ReadRow, RejectedRow, Table
from dialin.rules.pins import NoPinLeft
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.audit import log_change

AT_ONCE = 50  # rows to a transaction: callers who key their PIN meanwhile wait for the writer's end

Outcome = tuple[ReadRow, Registered | Refused]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many were registered, with a seat or waiting; how many had been before; and which rows were not, and why."""

    registered: int
    seated: int
    waiting: int
    already: int
    rejected: tuple[RejectedRow, ...]


def import_attendees(services: Services, event_id: int, table: Table, *, author: str) -> Imported:
    """Opens its own transactions, one for each fifty rows, so an import that is cut off may simply be run again."""
    outcomes: list[Outcome] = []
    for first in range(0, len(table.rows), AT_ONCE):
        outcomes += _import_some(services, event_id, table.rows[first : first + AT_ONCE], author)
    done = [outcome for _, outcome in outcomes if isinstance(outcome, Registered)]
    already = sum(isinstance(outcome, AlreadyRegistered) for _, outcome in outcomes)
    refused = [
        RejectedRow(row.line, outcome)
        for row, outcome in outcomes
        if isinstance(outcome, Refused) and not isinstance(outcome, AlreadyRegistered)
    ]
    imported = Imported(
        registered=len(done),
        seated=sum(person.seat is not None for person in done),
        waiting=sum(person.seat is None for person in done),
        already=already,
        rejected=tuple(sorted((*table.rejected, *refused), key=lambda row: row.line)),
    )
    counts = {"registered": len(done), "already": already, "rejected": len(imported.rejected)}
    with services.acting(author) as act:
        log_change(act, "attendee.import", event_id=event_id, **counts)
    return imported


def _import_some(services: Services, event_id: int, rows: tuple[ReadRow, ...], author: str) -> list[Outcome]:
    try:
        with services.acting(author) as act:
            living = living_pins(act)
            listed = [(row, replace(row.registration, is_listed=True)) for row in rows]
            return [(row, register(act, event_id, one, living=living)) for row, one in listed]
    except NoPinLeft:
        none_left = Refused("No PIN of this length is left. Set the event's PINs to 8 digits, then import again.")
        return [(row, none_left) for row in rows]
