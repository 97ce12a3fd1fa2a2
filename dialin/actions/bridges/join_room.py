"""Lets an answered bridge leg into the phone room of its event."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.bridges.tell_room import tell_room
from dialin.store.bridge_legs import STANDING, change_leg, lock_leg, release_sid
from dialin.store.database import Record
from dialin.store.events import load_event


def join_room(connection: Connection, token: str, sid: str, *, now: datetime) -> Record | None:
    """The event whose room the leg joins; None for a leg of an attempt that was given up, or of an ended event.

    The token stands in a signed address, so it proves whose leg this is: more than a call found by its numbers.
    """
    leg = lock_leg(connection, token)
    if leg is None:
        return None
    event = load_event(connection, leg.event_id)
    if event.ended_at is not None:
        return None
    release_sid(connection, sid, but_for=token)
    since = leg.changed_at if leg.state == "up" else now
    up = {"state": "up", "sid": sid, "leased_until": None, "failure": None, "changed_at": since}
    if not change_leg(connection, token, up, states=STANDING):
        return None
    if leg.state != "up":
        tell_room(connection, event.id, "bridge.back", now=now)  # nobody is in the room before the first leg
    return event
