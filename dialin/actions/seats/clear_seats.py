"""Empties every seat of an event that is over."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.store.seats import empty_seats


def clear_seats(connection: Connection, event_id: int, *, now: datetime) -> None:
    empty_seats(connection, event_id=event_id, now=now)
