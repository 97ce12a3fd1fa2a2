"""Lowers the hand of somebody who no longer takes part, and takes the floor from them."""

from dialin.store import hands
from dialin.store.act import Act


def lower_hand_of(act: Act, attendee_id: int) -> None:
    """They are told nothing: they hear why they are out. Otherwise their microphone would be open on coming back."""
    hand = hands.hand_of(act, attendee_id)
    if hand is not None:
        hands.change_hand(act, hand.id, {"lowered_at": act.now, "lowered_by": act.author, "is_open": False})
