"""The next call out begins: its place in the second, its row, and whether this number may be called now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dialin.actions.outgoing.is_over import is_over
from dialin.rules.outgoing.calling_hours import next_moment_to_call
from dialin.rules.outgoing.ranges import refuse_call, without_number
from dialin.rules.outgoing.ways import NO_NUMBER
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.rules.outgoing.working_days import Locality
from dialin.rules.refusals import mark
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.events import Event, load_event
from dialin.store.lanes import give_back, take_place
from dialin.store.no_calls import not_called
from dialin.store.outgoing import begin_next, finish_outgoing, give_up_attempt, is_line_busy
from dialin.store.work import Work

NO_SENDER = mark("The event has no number of its own to call from.")
IN_PERSON = mark("No automatic call goes there. Call in person.")
LEASE = timedelta(seconds=60)  # longer than any request to the provider takes
LINE_RESTS = timedelta(minutes=2)  # a line on which somebody is being called is called again after that
MOST_LOOKED_AT = 20  # rows in a transaction: where thousands have to wait for the morning, others want to write too


@dataclass(frozen=True, slots=True)
class Terms:
    """What the operator has set about calls. places: how many in any second. abroad: country codes."""

    places: int
    land: str | None = None
    abroad: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class CallOut:
    """A call to place, whose attempt is written down."""

    work: Work
    to: str  # E.164
    from_: str  # E.164, the city's
    ends: datetime  # of its event


def begin_call(act: Act, terms: Terms, *, token: str) -> CallOut | None:
    """None where no place is free in this second, or nothing is due. The place is given back by whoever has it.

    What may not be called now waits for when it may, and what may never be is told staff; the next one is looked at.
    """
    if take_place(act, Lane.CALLS, places=terms.places, token=token, lease=LEASE) is None:
        return None
    for _ in range(MOST_LOOKED_AT):
        work = begin_next(act, Lane.CALLS, token=token, lease=LEASE)
        if work is None:
            break
        if (call := _judge(act, work, terms)) is not None:
            return call
    give_back(act, Lane.CALLS, token=token, at_once=True)
    return None


def _judge(act: Act, work: Work, terms: Terms) -> CallOut | None:
    """The call, where it may be placed now; else what is to become of its row is written down."""
    event = None if work.event_id is None else load_event(act, work.event_id)
    person = None if work.attendee_id is None else load_attendee(act, work.attendee_id)
    number = work.details.get("number") or (None if person is None else person.phone)
    if event is None or event.number is None:
        finish_outgoing(act, work, Outcome.BLOCKED, failure=NO_SENDER)
    elif is_over(act, work, event, person):
        return None
    elif number is None:
        finish_outgoing(act, work, Outcome.BLOCKED, failure=NO_NUMBER.sentence)
    elif person is not None and person.called_by == "person" and work.kind != Purpose.DESK:
        finish_outgoing(act, work, Outcome.BLOCKED, failure=IN_PERSON)
    elif not_called(act, [number]):
        finish_outgoing(act, work, Outcome.NO_CALLS)
    elif (refused := refuse_call(number, terms.abroad)) is not None:
        finish_outgoing(act, work, Outcome.BLOCKED, failure=without_number(refused).sentence)
    elif (at := _when(act, work, event, number, terms)) > act.now:
        give_up_attempt(act, work, due_at=at, failure="", was_made=False)
    else:
        return CallOut(work, number, event.number, event.ends)
    return None


def _when(act: Act, work: Work, event: Event, number: str, terms: Terms) -> datetime:
    """Now, or when it may be called; a line is called for one person at a time. A clerk's own click counts at once."""
    if work.kind == Purpose.DESK:
        return act.now
    if is_line_busy(act, number, but_for=work.id):
        return act.now + LINE_RESTS
    purpose = Purpose(work.kind)
    return next_moment_to_call(act.now, purpose, schedule_of(event), Locality(ZoneInfo(event.timezone), terms.land))
