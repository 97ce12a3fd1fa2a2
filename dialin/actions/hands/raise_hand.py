"""Raises a caller's hand; one that is up stays where it is in the order."""

from dialin.dialogue.words.event import HandOutcome, HandRaised, HandsClosed, HandUpAlready
from dialin.store import hands
from dialin.store.act import Act
from dialin.store.calls import Call


def raise_hand(act: Act, call: Call) -> HandOutcome:
    """Says how many are before; none goes up while staff take none."""
    if call.hand is not None:
        return HandUpAlready(hands.hands_before(act, call.hand.event_id, call.hand.id))
    if call.attendee_id is None or call.event is None or not call.event.takes_hands:
        return HandsClosed()
    values = {"event_id": call.event.id, "attendee_id": call.attendee_id, "raised_at": act.now, "is_open": False}
    hand_id = hands.add_hand(act, values)
    return HandRaised(hands.hands_before(act, call.event.id, hand_id))
