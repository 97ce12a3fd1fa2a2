"""Lets hands be raised in an event, or stops it."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.store.events import change_event


def open_hands(connection: Connection, event_id: int, *, takes_hands: bool, actor: str, now: datetime) -> None:
    """Hands that are up stay up."""
    change_event(connection, event_id, {"takes_hands": takes_hands})
    record(connection, "hands.open" if takes_hands else "hands.close", actor=actor, now=now, event_id=event_id)
