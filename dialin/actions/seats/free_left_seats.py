"""Frees seats that were given to a call in the very moment it ended: nobody would ever leave them."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from dialin.actions.seats.hold_seat import hold_seat
from dialin.store.calls import over_but_seated
from dialin.store.events import lock_event


def free_left_seats(connection: Connection, *, now: datetime) -> int:
    """How many there were; each is held from the hang-up on, as any seat that a caller left."""
    left = over_but_seated(connection, lock=True)
    for call in left:
        event = lock_event(connection, call.event_id)
        until = None if event.ended_at else call.hung_up_at + timedelta(minutes=event.grace_minutes)
        hold_seat(connection, event, call.id, until=until, now=now)
    return len(left)
