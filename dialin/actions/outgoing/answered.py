"""Somebody whom the city calls has answered: is this call still wanted, and whose is it?"""

from dataclasses import dataclass
from datetime import timedelta

from dialin.actions.events.call_off import STILL_WANTED
from dialin.rules.outgoing.words import Purpose
from dialin.store.act import Act
from dialin.store.attendees import Attendee, load_attendee
from dialin.store.events import Event, load_event
from dialin.store.outgoing import load_attempt, note_sid
from dialin.store.work import Work

LOOKED_AT_AGAIN = timedelta(minutes=2)  # the provider is asked how the call stands, should nothing be heard of it


@dataclass(frozen=True, slots=True)
class Answered:
    """A call that is wanted."""

    work: Work
    event: Event | None
    person: Attendee | None


def take_answer(act: Act, work_id: int, attempt: int, sid: str) -> Answered | None:
    """None where it is not wanted any more, or another call has been placed for it: nobody is to hear it then."""
    work = load_attempt(act, work_id, attempt)
    if work is None or not note_sid(act, work, sid, until=act.now + LOOKED_AT_AGAIN):
        return None
    person = None if work.attendee_id is None else load_attendee(act, work.attendee_id)
    if person is not None and person.cancelled_at is not None:
        return None
    event = None if work.event_id is None else load_event(act, work.event_id)
    if event is not None and event.cancelled_at is not None and Purpose(work.kind) not in STILL_WANTED:
        return None  # they are called about that instead
    return Answered(work, event, person)


def note_progress(act: Act, work_id: int, attempt: int, sid: str) -> None:
    """The provider reports on its way: the attempt has a call, whether or not the answer to placing it has come."""
    work = load_attempt(act, work_id, attempt)
    if work is not None and work.sid is None:
        note_sid(act, work, sid, until=act.now + LOOKED_AT_AGAIN)
