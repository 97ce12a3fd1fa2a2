"""Looks where a caller's hand stands in the order."""

from dataclasses import replace

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.dialogue.words.event import HandSeen
from dialin.store import hands


def look_at_hand(connection: Connection, call: LiveCall) -> HandSeen:
    if call.hand_id is None or call.event_id is None:
        return HandSeen(None)
    return HandSeen(hands.hands_before(connection, call.event_id, call.hand_id))


def with_hand(connection: Connection, call: LiveCall) -> LiveCall:
    """The call with its attendee's hand as it is now."""
    hand = None if call.attendee_id is None else hands.hand_of(connection, call.attendee_id)
    if hand is None:
        return replace(call, hand_id=None, has_floor=False, is_open=False, may_be_recorded=None)
    return replace(
        call,
        hand_id=hand.id,
        has_floor=hand.floor_at is not None,
        is_open=hand.is_open,
        may_be_recorded=hand.may_be_recorded,
    )
