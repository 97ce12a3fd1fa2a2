"""Looks where a caller's hand stands in the order."""

from dataclasses import replace

from dialin.dialogue.words.event import HandSeen
from dialin.store import hands
from dialin.store.act import Act
from dialin.store.calls import Call


def look_at_hand(act: Act, call: Call) -> HandSeen:
    if call.hand is None:
        return HandSeen(None)
    return HandSeen(hands.hands_before(act, call.hand.event_id, call.hand.id))


def hand_now(act: Act, call: Call) -> Call:
    """The call with its attendee's hand as it is now."""
    return replace(call, hand=None if call.attendee_id is None else hands.hand_of(act, call.attendee_id))
