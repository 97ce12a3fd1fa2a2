"""What becomes of a seat that was offered: taken, declined, or passed on to whoever waits next."""

from dataclasses import dataclass

from dialin.actions.seats.fill_seats import fill_seats
from dialin.actions.seats.offers.tell import stop_telling
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event
from dialin.store.seat_offers import ACCEPTED, DECLINED, SeatOffer, answer_offer, answer_offer_of, last_offer_of


@dataclass(frozen=True, slots=True)
class Closing:
    """outcome: as the table of offers has it. reason: a code that staff read as a sentence."""

    outcome: str
    reason: str


def accept_offer(act: Act, attendee_id: int, reason: str) -> bool:
    """Whether they were offered a seat: whoever keys their PIN, comes, or says so has taken it."""
    offer = last_offer_of(act, attendee_id)
    if offer is None or not answer_offer_of(act, attendee_id, outcome=ACCEPTED, reason=reason):
        return False
    stop_telling(act, offer)
    return True


def pass_on(act: Act, event: Event, offer: SeatOffer, closing: Closing) -> bool:
    """Whether the seat was theirs until now and went to the next. The event must be locked.

    They keep a place on the waiting list, behind those who were not asked yet; whoever has declined is asked no more.
    """
    seat = seats.seat_of(act, offer.attendee_id, lock=True)
    if seat is None or seat.call_id is not None:
        return False
    if not answer_offer(act, offer.id, outcome=closing.outcome, reason=closing.reason):
        return False
    stop_telling(act, offer)
    seats.give_up_seat(act, attendee_id=offer.attendee_id, is_left=True)
    what = "offer.decline" if closing.outcome == DECLINED else "offer.pass_on"
    log_change(act, what, event_id=event.id, attendee_id=offer.attendee_id, reason=closing.reason)
    fill_seats(act, event)
    return True
