"""All that people of an event were promised by telephone, in one list: by when, and what has come of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from dialin.rules.outgoing.start_calls import calls_begin
from dialin.rules.outgoing.words import REACHED, Lane, Outcome, Purpose
from dialin.store.act import Act
from dialin.store.attendees import Attendee, list_attendees
from dialin.store.call_backs import call_backs_of
from dialin.store.events import Event
from dialin.store.outgoing import Wanted, list_outgoing
from dialin.store.seat_offers import SeatOffer, last_offers
from dialin.store.work import Work

LAST = datetime.max.replace(tzinfo=UTC)
START = Purpose.START
TOLD = (START, Purpose.STANDBY, Purpose.OFFER)


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise. due: by when, None where nobody knows yet. at: of what has come of it so far."""

    what: str  # the value of a CallBackTime, or of the purpose of a call that is made by itself
    name: str | None  # None for a guest
    attendee_id: int | None
    due: datetime | None
    is_kept: bool = False
    outcome: str | None = None
    at: datetime | None = None
    call_back_id: int | None = None  # of what staff have to do by themselves
    is_by_hand: bool = False  # staff call or write, though such a promise is mostly kept by itself


def list_promises(act: Act, event: Event, *, sees: Callable[[int | None], bool]) -> list[Promised]:
    """Those to be kept first, by their time; then those that are.

    sees: of which events a call-back that is for the next one may be shown here.
    """
    found = [*_call_backs(act, event, sees), *_calls_out(act, event)]
    return sorted(found, key=lambda one: (one.is_kept, one.due or LAST))


def _call_backs(act: Act, event: Event, sees: Callable[[int | None], bool]) -> Iterator[Promised]:
    for one in call_backs_of(act, event.id):
        if not sees(one.event_id):
            continue
        yield Promised(
            what=one.wanted,
            name=one.name,
            attendee_id=one.attendee_id,
            due=one.due_at,
            is_kept=one.done_at is not None,
            outcome=one.outcome,
            at=one.done_at,
            call_back_id=one.id,
        )


def _calls_out(act: Act, event: Event) -> Iterator[Promised]:
    """Calls at the start, and what tells whoever waits of a seat: what was ordered last, and what will be."""
    people = {person.id: person for person in list_attendees(act, event.id)}
    offers = last_offers(act, event.id)
    ordered = {(work.attendee_id, work.kind): work for work in list_outgoing(act, Wanted(event.id, purposes=TOLD))}
    for work in ordered.values():
        person = None if work.attendee_id is None else people.get(work.attendee_id)
        if person is not None:
            offer = offers.get(person.id) if work.kind == Purpose.OFFER else None
            yield _of_work(work, person, event, offer)
    for person in people.values():
        is_seated = person.seat is not None and person.cancelled_at is None
        if person.is_called_at_start and is_seated and (person.id, START) not in ordered:
            is_by_hand = person.called_by == "person"
            yield Promised(START, person.name, person.id, calls_begin(event.starts), is_by_hand=is_by_hand)


def _of_work(work: Work, person: Attendee, event: Event, offer: SeatOffer | None) -> Promised:
    """An offer that is closed needs nobody any more, whatever its last call has come to."""
    due = calls_begin(event.starts) if work.kind == START else work.due_at
    is_kept = work.done_at is not None and work.outcome in REACHED | {Outcome.DECLINED, Outcome.STOPPED}
    return Promised(
        work.kind, person.name, person.id, due,
        is_kept=is_kept or (offer is not None and offer.answered_at is not None),
        outcome=work.outcome, at=work.done_at, is_by_hand=work.lane in (Lane.STAFF, Lane.LETTERS),
    )  # fmt: skip
