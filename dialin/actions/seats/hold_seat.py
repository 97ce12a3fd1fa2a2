"""Clears a dropped caller's seat and keeps it for the grace time."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.store.seats import leave_seat


def hold_seat(connection: Connection, call_id: int, *, until: datetime | None, now: datetime) -> None:
    """until: None where nobody will come back, as after the event."""
    leave_seat(connection, call_id=call_id, held_until=until, now=now)
