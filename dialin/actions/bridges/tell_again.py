"""Tells a room once more that its sound is still lost, however many workers find it due."""

from datetime import datetime, timedelta

from dialin.actions.bridges.tell_room import tell_room
from dialin.store.act import Act
from dialin.store.bridge_legs import BridgeLeg, note_told

AGAIN_AFTER = timedelta(seconds=45)


def tell_again(act: Act, leg: BridgeLeg) -> bool:
    """Whether it was this worker's to tell. leg: as it was when it was found due."""
    if leg.told_at is None or not note_told(act, leg, at=_next(leg.told_at, act.now)):
        return False
    tell_room(act, leg.event_id, "bridge.still")
    return True


def _next(told_at: datetime, now: datetime) -> datetime:
    """To the beat since the loss, so that a late look does not shift those that follow; after a long rest, anew."""
    beat = told_at + AGAIN_AFTER
    return beat if now - beat < AGAIN_AFTER else now
