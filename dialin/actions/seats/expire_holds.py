"""Ends the holds whose grace time is over, with the hands of those who left, and lets waiting callers move up."""

from dialin.actions.seats.fill_seats import fill_seats
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.events import lock_event
from dialin.store.hands import lower_hands_of_absent


def expire_holds(act: Act, event_id: int) -> int:
    """How many holds ended. Also what lets waiting callers in when the no-show time arrives."""
    event = lock_event(act, event_id)
    ended = seats.end_holds(act, event_id=event_id)
    lower_hands_of_absent(act, event_id)
    fill_seats(act, event)
    return ended
