"""Tells somebody of the seat that has become theirs: a row of work by the way that still arrives."""

from dataclasses import replace

from dialin.actions.seats.offers.ways import ToTell, choose_way
from dialin.rules.outgoing.words import LANES, Lane, Outcome, Purpose, Way
from dialin.store.act import Act
from dialin.store.no_calls import not_called
from dialin.store.outgoing import Wanted, add_outgoing, list_outgoing, stop_outgoing
from dialin.store.seat_offers import SeatOffer, tell_offer
from dialin.store.work import Work


def tell(act: Act, offer: SeatOffer, who: ToTell) -> bool:
    """Whether there is a way that arrives. One that was chosen before and has not set out is used again."""
    told = choose_way(but_unwanted(act, who), act.now)
    if told is None:
        return False
    tell_by(act, offer, told.way)
    tell_offer(act, offer.id, way=told.way, until=told.until)
    return True


def but_unwanted(act: Act, who: ToTell) -> ToTell:
    """Without calls, where that number is not to be called any more."""
    if who.person.phone is None or not not_called(act, [who.person.phone]):
        return who
    return replace(who, tried={*who.tried, Way.CALL})


def tell_by(act: Act, offer: SeatOffer, way: Way) -> None:
    if offer.way is not None and offer.way is not way:
        stop_telling(act, offer)
    row = {
        "key": f"offer:{offer.id}:{way}",
        "kind": Purpose.OFFER,
        "lane": LANES[way],
        "event_id": offer.event_id,
        "attendee_id": offer.attendee_id,
        "due_at": act.now,
    }
    add_outgoing(act, [row])


def stop_telling(act: Act, offer: SeatOffer, *, but: Lane | None = None) -> None:
    """What has not set out does not; a call that is under way goes on. but: what is in this lane does too."""
    for lane in (Lane.CALLS, Lane.MESSAGES, Lane.LETTERS, Lane.STAFF):
        if lane is not but:
            wanted = Wanted(
                event_id=offer.event_id, attendee_id=offer.attendee_id, purposes=(Purpose.OFFER,), lane=lane
            )
            stop_outgoing(act, wanted, Outcome.STOPPED, only_waiting=True)


def telling_of(act: Act, offer: SeatOffer) -> list[Work]:
    """What was done to tell this offer, in order."""
    wanted = Wanted(event_id=offer.event_id, attendee_id=offer.attendee_id, purposes=(Purpose.OFFER,))
    return [work for work in list_outgoing(act, wanted) if work.key.startswith(f"offer:{offer.id}:")]
