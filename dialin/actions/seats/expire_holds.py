"""Ends the holds whose grace time is over, with the hands of those who left, and lets waiting callers move up."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.seats.fill_seats import fill_seats
from dialin.store import seats
from dialin.store.events import lock_event
from dialin.store.hands import lower_hands_of_absent


def expire_holds(connection: Connection, event_id: int, *, now: datetime) -> int:
    """How many holds ended. Also what lets waiting callers in when the no-show time arrives."""
    event = lock_event(connection, event_id)
    ended = seats.end_holds(connection, event_id=event_id, now=now)
    lower_hands_of_absent(connection, event_id, now)
    fill_seats(connection, event, now=now)
    return ended
