"""Enters the hand of somebody on the web into the one order."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.rules.names import clean_name
from dialin.rules.refusals import Refused
from dialin.store import hands


def note_web_hand(connection: Connection, event_id: int, name: str, *, actor: str, now: datetime) -> int | Refused:
    """The hand's id. The same name may stand in the order twice: two people may share one."""
    clean = clean_name(name)
    if isinstance(clean, Refused):
        return clean
    hand_id = hands.add_hand(connection, {"event_id": event_id, "name": clean, "raised_at": now, "is_open": False})
    record(connection, "hand.note", actor=actor, now=now, event_id=event_id, hand=hand_id)
    return hand_id
