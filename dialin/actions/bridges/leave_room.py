"""Notes that a bridge leg has left the phone room."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.bridges.end_leg import end_leg
from dialin.store.bridge_legs import find_leg_by_sid


def leave_room(connection: Connection, sid: str, *, now: datetime) -> bool:
    """Whether the call that left is a bridge leg; it joins a room once, so it is over."""
    leg = find_leg_by_sid(connection, sid)
    if leg is not None:
        end_leg(connection, leg, failure="left", now=now)
    return leg is not None
