"""Gives an attendee whom staff let in a seat: the own one, else one that nobody uses at this moment."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.inputs import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import attendees, seats
from dialin.store.database import Record
from dialin.store.events import lock_event


def make_room_for(connection: Connection, attendee: Record, *, call_id: int, now: datetime) -> Refused | None:
    """Staff decide who comes next, so the waiting order does not bind them; a seat in use is never taken away."""
    lock_event(connection, attendee.event_id)
    own = {"event_id": attendee.event_id, "attendee_id": attendee.id, "call_id": call_id, "now": now}
    before = seats.seat_of(connection, attendee.id)
    if before is not None:
        seats.take_over_own_seat(connection, **own)
        if before.call_id not in (None, call_id):
            tell_call(connection, before.call_id, NewsKind.SEAT_MOVED, now=now)
        return None
    if seats.sit_in_unused_seat(connection, **own) is None:
        return Refused("Every seat is in use. Raise the number of seats, or wait until one becomes free.")
    attendees.mark_seated(connection, attendee.id, now)
    return None
