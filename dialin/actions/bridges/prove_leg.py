"""Believes that a bridge leg is in its videoconference, and tells whoever has waited for it."""

from dialin.actions.bridges.tell_lobby import tell_lobby
from dialin.actions.bridges.tell_room import tell_room
from dialin.rules.bridging.outcomes import Outcome
from dialin.store.act import Act
from dialin.store.bridge_legs import BridgeLeg, change_leg, lock_leg


def prove_leg(act: Act, leg: BridgeLeg, *, is_sure: bool) -> bool:
    """Whether it still stood, and was not believed before.

    is_sure: the platform names it among those who are there; else it has stood for so long that its keys were taken.
    """
    present = None if leg.token is None else lock_leg(act, leg.token)
    if present is None or present.token is None or present.sid != leg.sid or present.proved_at is not None:
        return False
    in_it = {"outcome": Outcome.JOINED, "is_sure": is_sure, "proved_at": act.now, "was_in": True}
    if not change_leg(act, present.token, in_it | {"refusals": 0, "told_at": None}, states=("up",)):
        return False
    tell_lobby(act, present.event_id, token=present.token)
    if present.told_at is not None:
        tell_room(act, present.event_id, "bridge.back")
    return True
