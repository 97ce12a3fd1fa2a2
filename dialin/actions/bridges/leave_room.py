"""Notes that a bridge leg has left the phone room."""

from dialin.actions.bridges.end_leg import end_leg
from dialin.store.act import Act
from dialin.store.bridge_legs import find_leg_by_sid


def leave_room(act: Act, sid: str) -> bool:
    """Whether the call that left is a bridge leg; it joins a room once, so it is over."""
    leg = find_leg_by_sid(act, sid)
    if leg is not None:
        end_leg(act, leg, failure="left")
    return leg is not None
