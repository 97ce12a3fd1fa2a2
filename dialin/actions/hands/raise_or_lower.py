"""Raises a caller's hand, or lowers it where it is up."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.dialogue.words.event import HandLowered, HandOutcome, HandRaised, HandsClosed
from dialin.store import hands


def raise_or_lower(connection: Connection, call: LiveCall, *, now: datetime) -> HandOutcome:
    """HandRaised says how many are before; lowering also gives the floor back. None goes up while staff take none."""
    assert call.event_id is not None
    if call.hand_id is not None:
        down = {"lowered_at": now, "lowered_by": "caller", "is_open": False}
        hands.change_hand(connection, call.hand_id, down)
        return HandLowered()
    if call.attendee_id is None or not call.event.takes_hands:
        return HandsClosed()
    values = {"event_id": call.event_id, "attendee_id": call.attendee_id, "raised_at": now, "is_open": False}
    hand_id = hands.add_hand(connection, values)
    return HandRaised(hands.hands_before(connection, call.event_id, hand_id))
