"""Somebody who was offered a seat says yes or no: on the telephone, or to staff."""

from dialin.actions.seats.offers.close import Closing, accept_offer, pass_on
from dialin.dialogue.words.outgoing import OfferGone, OfferTaken
from dialin.rules.phases import Phase, phase_at
from dialin.rules.refusals import Refused
from dialin.schedule import schedule_of
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.audit import log_change
from dialin.store.calls import Call
from dialin.store.events import lock_event
from dialin.store.seat_offers import DECLINED, open_offer_of

BY_CALL, BY_STAFF, BY_PIN = "call", "staff", "pin"


def answer_offer(act: Act, call: Call, accepts: bool) -> OfferTaken | OfferGone:
    """Gone where they have said no, and where the seat went to somebody else or was given up before they answered.

    Repeating an answer changes nothing.
    """
    if call.event_id is None or call.attendee_id is None:
        return OfferGone()
    return _answer(act, call.event_id, call.attendee_id, accepts=accepts, by=BY_CALL)


def answer_for(act: Act, attendee: Attendee, *, accepts: bool) -> Refused | None:
    """Staff have asked, or been told."""
    if open_offer_of(act, attendee.id) is None:
        return Refused("No seat is being offered to {name} any more. Look at the list again.", {"name": attendee.name})
    outcome = _answer(act, attendee.event_id, attendee.id, accepts=accepts, by=BY_STAFF)
    if accepts and isinstance(outcome, OfferGone):
        return Refused("The seat has gone to somebody else. {name} is on the waiting list.", {"name": attendee.name})
    if accepts:
        log_change(act, "offer.accept", event_id=attendee.event_id, attendee_id=attendee.id)
    return None


def _answer(act: Act, event_id: int, attendee_id: int, *, accepts: bool, by: str) -> OfferTaken | OfferGone:
    event = lock_event(act, event_id)
    seat, offer = seats.seat_of(act, attendee_id, lock=True), open_offer_of(act, attendee_id)
    if seat is None or phase_at(schedule_of(event), act.now) in (Phase.OVER, Phase.CANCELLED):
        return OfferGone()
    if accepts:
        accept_offer(act, attendee_id, by)
        return OfferTaken()
    if offer is not None:
        pass_on(act, event, offer, Closing(DECLINED, by))
    return OfferGone()
