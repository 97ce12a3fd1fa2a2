"""Raises a caller's hand, or lowers it where it is up."""

from dialin.dialogue.words.event import HandLowered, HandOutcome, HandRaised, HandsClosed
from dialin.store import hands
from dialin.store.act import Act
from dialin.store.calls import Call


def raise_or_lower(act: Act, call: Call) -> HandOutcome:
    """HandRaised says how many are before; lowering also gives the floor back. None goes up while staff take none."""
    if call.hand is not None:
        down = {"lowered_at": act.now, "lowered_by": "caller", "is_open": False}
        hands.change_hand(act, call.hand.id, down)
        return HandLowered()
    if call.attendee_id is None or call.event is None or not call.event.takes_hands:
        return HandsClosed()
    values = {"event_id": call.event.id, "attendee_id": call.attendee_id, "raised_at": act.now, "is_open": False}
    hand_id = hands.add_hand(act, values)
    return HandRaised(hands.hands_before(act, call.event.id, hand_id))
