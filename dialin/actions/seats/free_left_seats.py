"""Frees seats that were given to a call in the very moment it ended: nobody would ever leave them."""

from datetime import timedelta

from dialin.actions.seats.hold_seat import hold_seat
from dialin.store.act import Act
from dialin.store.events import lock_event
from dialin.store.live_calls import left_seats


def free_left_seats(act: Act) -> int:
    """How many there were; each is held from the hang-up on, as any seat that a caller left."""
    left = left_seats(act, lock=True)
    for seat in left:
        event = lock_event(act, seat.event_id)
        until = None if event.ended_at else seat.hung_up_at + timedelta(minutes=event.grace_minutes)
        hold_seat(act, event, seat.call_id, until=until)
    return len(left)
