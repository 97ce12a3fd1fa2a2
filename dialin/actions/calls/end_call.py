"""Notes that a call is over and holds its seat for the grace time."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from dialin.actions.seats.hold_seat import hold_seat
from dialin.store.calls import change_call, mark_call_ended
from dialin.store.events import lock_event

# What these stages said last holds the PIN in words; nobody needs the answer of a call that is over.
SPEAKING_THE_PIN = ("PinReading", "PinCheck")


def end_call(connection: Connection, sid: str, *, now: datetime) -> bool:
    """Whether the call was live until now. A second hang-up, or one of an unknown call, changes nothing."""
    ended = mark_call_ended(connection, sid, now)
    if ended is None:
        return False
    if ended.stage in SPEAKING_THE_PIN:
        change_call(connection, ended.id, {"reply": ""})
    if ended.event_id is not None:
        event = lock_event(connection, ended.event_id)  # the list may be moving this very caller into a seat
        grace = timedelta(minutes=event.grace_minutes)
        hold_seat(connection, event, ended.id, until=None if event.ended_at else now + grace, now=now)
    return True
