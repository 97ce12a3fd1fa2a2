"""How somebody on the waiting list would be told of a seat before the doors open: what callers may be promised."""

from dialin.actions.seats.offers.tell import but_unwanted
from dialin.actions.seats.offers.ways import OfferTerms, ToTell, choose_way, ways_of
from dialin.dialogue.scene import SeatNews
from dialin.rules.outgoing.words import Way
from dialin.rules.phases import Phase, phase_at
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.calls import Call
from dialin.store.seat_offers import DECLINED, last_offer_of


def look_ahead(act: Act, call: Call, terms: OfferTerms) -> SeatNews | None:
    """None for whoever has a seat, would not be told in time, or has said no to a seat; once the doors are open, too.

    Where staff tell them, they do it by telephone. Whoever has cancelled is looked at as well: they may come back in
    this very turn.
    """
    event = call.event
    if event is None or call.attendee_id is None:
        return None
    if phase_at(schedule_of(event), act.now) not in (Phase.REGISTRATION, Phase.CLOSED):
        return None
    person = load_attendee(act, call.attendee_id)
    if person is None or person.event_id != event.id or person.seat is not None:
        return None
    last = last_offer_of(act, person.id) if person.seated_at is not None else None
    who = but_unwanted(act, ToTell(person, event, terms))
    told = choose_way(who, act.now)
    if told is None or (last is not None and last.outcome == DECLINED):
        return None
    if told.way is Way.STAFF:
        return None if person.phone is None else SeatNews.CALL
    if told.way is Way.CALL:
        return SeatNews.CALL
    return SeatNews.EITHER if Way.CALL in ways_of(who) else SeatNews.WRITING
