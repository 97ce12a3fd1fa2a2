"""Lowers a caller's own hand, which also gives the floor back."""

from dialin.actions.hands.warn_next import warn_next
from dialin.dialogue.words.event import HandLowered
from dialin.store import hands
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.floor import hands_up


def lower_hand(act: Act, call: Call) -> HandLowered:
    if call.hand is not None:
        down = {"lowered_at": act.now, "lowered_by": "caller", "is_open": False}
        hands.change_hand(act, call.hand.id, down)
        warn_next(act, hands_up(act, call.hand.event_id))
    return HandLowered()
