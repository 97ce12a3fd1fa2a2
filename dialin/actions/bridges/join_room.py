"""Lets a bridge leg whose keys have been sent into the phone room of its event."""

from dialin.schedule import is_past
from dialin.store.act import Act
from dialin.store.bridge_legs import STANDING, change_leg, lock_leg, release_sid
from dialin.store.events import Event, load_event


def join_room(act: Act, token: str, sid: str) -> Event | None:
    """The event whose room the leg joins; None for a leg of an attempt that was given up, or of an event that is over.

    The token stands in a signed address, so it proves whose leg this is: more than a call found by its numbers.
    Nobody is told of it yet (`prove_leg`).
    """
    leg = lock_leg(act, token)
    if leg is None:
        return None
    event = load_event(act, leg.event_id)
    if is_past(event, act.now):
        return None
    release_sid(act, sid, but_for=token)
    since = leg.changed_at if leg.state == "up" else act.now
    answered = leg.answered_at or act.now
    up = {"state": "up", "sid": sid, "leased_until": None, "failure": None, "changed_at": since}
    return event if change_leg(act, token, up | {"answered_at": answered}, states=STANDING) else None
