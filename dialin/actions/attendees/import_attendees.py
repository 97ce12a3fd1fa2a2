"""Imports a list of people: good rows are registered, every other one comes back with its reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from dialin.actions.attendees.enter import Entered, enter, refuse_new
from dialin.actions.delivery.late_letters import count_waiting_letters, say_late_letters
from dialin.actions.lines.find_full_lines import Listed, find_full_lines
from dialin.actions.people.fill_gaps import fill_gaps
from dialin.actions.people.refuse_twin import AlreadyRegistered
from dialin.actions.pins.known_pins import RememberedPins
from dialin.lists.read_table import ReadRow, RejectedRow, Table
from dialin.rules.pins.issuing import NoPinLeft
from dialin.rules.refusals import Notice, Refused
from dialin.services import Services
from dialin.store.attendees import refresh_statistics
from dialin.store.audit import log_change
from dialin.store.events import Event, load_event, lock_event

AT_ONCE = 50  # rows to a transaction: callers who key their PIN meanwhile wait for the writer's end

Outcome = tuple[ReadRow, Entered | Refused]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many were registered, with a seat or waiting; how many had been before; and which rows were not, and why.

    notices: what is to be said of lines beside what the list itself says.
    """

    registered: int
    seated: int
    waiting: int
    already: int
    rejected: tuple[RejectedRow, ...]
    notices: tuple[Notice, ...] = ()

    def standing(self, table: Table) -> list[ReadRow]:
        """The lines whose people are registered now, or had been before."""
        lines = {row.line for row in self.rejected}
        return [row for row in table.rows if row.line not in lines]


def import_attendees(
    services: Services, event_id: int, table: Table, *, author: str, step: Callable[[int], object] = lambda _: None
) -> Imported:
    """Opens its own transactions, one for each fifty rows, so an import that is cut off may simply be run again.

    step: told after each how many rows it was about.
    """
    begun = _Import(services, event_id, author, _remember(services))
    outcomes: list[Outcome] = []
    for first in range(0, len(table.rows), AT_ONCE):
        rows = table.rows[first : first + AT_ONCE]
        outcomes += zip(rows, begun.enter(rows), strict=True)
        step(len(rows))
    done = [outcome for _, outcome in outcomes if isinstance(outcome, Entered)]
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
        refresh_statistics(act)
    with services.looking() as act:
        event, land = load_event(act, event_id), services.settings.land
        notices = find_full_lines(act, event, Listed(imported.standing(table)))
        late = say_late_letters(act, event, count_waiting_letters(act, event, land), land)
    return replace(imported, notices=(*begun.said, *notices, *late))


def registered_before(rows: Sequence[ReadRow], outcomes: Sequence[object]) -> list[tuple[ReadRow, int]]:
    """The lines whose people are on file, and as which attendee."""
    judged = zip(rows, outcomes, strict=True)
    return [(row, one.attendee_id) for row, one in judged if isinstance(one, AlreadyRegistered) and one.attendee_id]


@dataclass(slots=True)
class _Import:
    """What lasts from one transaction to the next. none_left: PINs have run out, so that no more are drawn.

    said: of people who had been registered before.
    """

    services: Services
    event_id: int
    author: str
    known: RememberedPins
    none_left: Refused | None = None
    said: list[Notice] = field(default_factory=list)

    def enter(self, rows: Sequence[ReadRow]) -> Sequence[Entered | Refused]:
        """In one transaction; where PINs run out among these rows, none of them is registered, nor any after them."""
        listed = [replace(row.registration, is_listed=True) for row in rows]
        if self.none_left is None:
            try:
                with self.services.acting(self.author) as act:
                    self.known.read_on(act)
                    event = lock_event(act, self.event_id)
                    self.known.catch_up(act)
                    outcomes = enter(act, event, listed, known=self.known)
                    self.said += fill_gaps(act, registered_before(rows, outcomes))
                    return outcomes
            except NoPinLeft:
                self.none_left = _say_none_left(event)
        with self.services.looking() as act:
            return refuse_new(act, load_event(act, self.event_id), listed, self.none_left)


def _remember(services: Services) -> RememberedPins:
    """Reads the PINs on file where that keeps nobody waiting; else they are read before the first lock is taken."""
    known = RememberedPins(services.pin_keys)
    if services.database.has_readers:
        with services.looking() as act:
            known.read_on(act)
    return known


def _say_none_left(event: Event) -> Refused:
    if event.pin_length < 8:
        return Refused("No PIN of this length is left. Set the event's PINs to 8 digits, then import again.")
    return Refused("No PIN is left. Import the rest once another event is over.")
