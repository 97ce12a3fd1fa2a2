"""Clears the seat of a caller who has gone and keeps it for the grace time, or lets the next one have it."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.seats.fill_seats import fill_seats
from dialin.store.database import Record
from dialin.store.seats import leave_seat


def hold_seat(connection: Connection, event: Record, call_id: int, *, until: datetime | None, now: datetime) -> None:
    """The event must be locked. until: None where nobody is waited for, as after a removal or the event."""
    left = leave_seat(connection, call_id=call_id, held_until=until, now=now)
    if left is not None and (until is None or until <= now):
        fill_seats(connection, event, now=now)
