"""Lets an answered bridge leg into the phone room of its event."""

from dialin.actions.bridges.tell_lobby import tell_lobby
from dialin.actions.bridges.tell_room import tell_room
from dialin.store.act import Act
from dialin.store.bridge_legs import STANDING, change_leg, lock_leg, release_sid
from dialin.store.events import Event, load_event


def join_room(act: Act, token: str, sid: str) -> Event | None:
    """The event whose room the leg joins; None for a leg of an attempt that was given up, or of an ended event.

    The token stands in a signed address, so it proves whose leg this is: more than a call found by its numbers.
    """
    leg = lock_leg(act, token)
    if leg is None:
        return None
    event = load_event(act, leg.event_id)
    if event.ended_at is not None:
        return None
    release_sid(act, sid, but_for=token)
    since = leg.changed_at if leg.state == "up" else act.now
    up = {"state": "up", "sid": sid, "leased_until": None, "failure": None, "changed_at": since, "told_at": None}
    if not change_leg(act, token, up, states=STANDING):
        return None
    if leg.state != "up":
        tell_lobby(act, event.id, token=token)
        tell_room(act, event.id, "bridge.back")  # nobody is in the room before the first leg
    return event
