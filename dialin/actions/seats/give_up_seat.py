"""Takes a seat from an attendee, tells whoever sits in it, and lets the waiting list move."""

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.fill_seats import fill_seats
from dialin.actions.seats.offers.tell import stop_telling
from dialin.dialogue.words.news import NewsKind
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.leaving import is_out
from dialin.store.live_calls import calls_of_event
from dialin.store.seat_offers import WITHDRAWN, answer_offer, open_offer_of
from dialin.store.standbys import stop_standby


def give_up_seat(act: Act, event: Event, attendee_id: int, *, by_call: int | None = None) -> None:
    """The event must be locked. Live calls of the attendee hear it, but for the one that asked for it.

    That one is not in the room. Any other that sits keeps the seat from the next in line until it is out.
    """
    seat = seats.seat_of(act, attendee_id, lock=True)
    sitting = None if seat is None else seat.call_id
    is_left = sitting in (None, by_call) or is_out(act, sitting, since=None)
    seats.give_up_seat(act, attendee_id=attendee_id, is_left=is_left)
    _stop_asking(act, event, attendee_id)
    for call in calls_of_event(act, event.id):
        if call.attendee_id == attendee_id and call.id != by_call:
            tell_call(act, call.id, NewsKind.SEAT_WITHDRAWN)
    fill_seats(act, event)


def _stop_asking(act: Act, event: Event, attendee_id: int) -> None:
    """Nobody is called any more for a seat that they have given up or do not wait for."""
    offer = open_offer_of(act, attendee_id)
    if offer is not None and answer_offer(act, offer.id, outcome=WITHDRAWN, reason="cancelled"):
        stop_telling(act, offer)
    stop_standby(act, event.id, attendee_id)
