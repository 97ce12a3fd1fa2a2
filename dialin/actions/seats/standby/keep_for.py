"""Keeps a seat for somebody who hung up waiting, and has them called at once."""

from datetime import timedelta

from dialin.store import attendees, seats
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.standbys import bring_forward, is_worth_a_call, open_standby_of
from dialin.store.waiting import Waiting

KEPT = timedelta(minutes=4)  # long enough for a call, a pause where the line is busy, and another


def is_to_be_called(act: Act, event: Event, waiting: Waiting) -> bool:
    return is_worth_a_call(act, event) and open_standby_of(act, waiting.id) is not None


def keep_unused_for(act: Act, event: Event, waiting: Waiting) -> bool:
    """False where no seat is unused. It is somebody else's no more, as if a caller had sat down in it."""
    until = act.now + KEPT
    if seats.keep_unused_seat(act, event_id=event.id, attendee_id=waiting.id, until=until) is None:
        return False
    call_for_seat(act, waiting)
    return True


def call_for_seat(act: Act, waiting: Waiting) -> None:
    attendees.mark_seated(act, waiting.id)
    bring_forward(act, waiting.id)
