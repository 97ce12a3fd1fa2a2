"""Tells people of the seats that were given to them, and passes on those that nobody has answered in time."""

from dialin.actions.seats.offers.look_after import look_after_offer
from dialin.actions.seats.offers.ways import offer_terms_of
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.seat_offers import offers_to_look_at


def do(services: Services) -> None:
    """A seat that is passed on is offered to the next in the same round."""
    terms, seen = offer_terms_of(services.settings), set[int]()
    while True:
        with services.looking() as act:
            found = [offer for offer in offers_to_look_at(act) if offer.id not in seen]
        if not found:
            return
        for offer in found:
            seen.add(offer.id)
            with services.acting(DIALIN) as act:
                look_after_offer(act, offer.id, offer.event_id, terms)
