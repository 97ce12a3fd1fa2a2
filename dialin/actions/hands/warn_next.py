"""Tells whoever is next to speak, in time and without taking them out of the event."""

from collections.abc import Sequence

from dialin.actions.calls.announce_to import announce_to
from dialin.store.act import Act
from dialin.store.floor import OwnedHand


def warn_next(act: Act, up: Sequence[OwnedHand]) -> None:
    """up: the hands in their order. Once for each hand and call; whoever was first at once has heard it already."""
    ready = next((one for one in up if one.is_ready), None)
    if ready is not None and ready.call_id is not None:
        announce_to(act, ready.call_id, "next.up", key=f"next:{ready.hand.id}:{ready.call_id}")
