"""Frees seats whose holds or callers' ways out are over, with the hands of those who left; waiting callers move up."""

from dialin.actions.seats.fill_seats import fill_seats
from dialin.actions.seats.hold_seat import hold_seat
from dialin.actions.seats.standby.release_missed import release_missed
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.events import Event, lock_event
from dialin.store.hands import lower_hands_of_absent
from dialin.store.leaving import left_by_those_sent_away


def expire_holds(act: Act, event_id: int) -> int:
    """How many holds ended. Also what lets waiting callers in when the no-show time arrives."""
    event = lock_event(act, event_id)
    _let_go(act, event)
    release_missed(act, event)
    ended = seats.end_holds(act, event_id=event_id)
    lower_hands_of_absent(act, event_id)
    fill_seats(act, event)
    return ended


def _let_go(act: Act, event: Event) -> None:
    """Seats whose callers were sent away and are known to be out by now go to whoever is next."""
    for seat in left_by_those_sent_away(act, event.id):
        if seat.call_id is not None:
            hold_seat(act, event, seat.call_id, until=None)
