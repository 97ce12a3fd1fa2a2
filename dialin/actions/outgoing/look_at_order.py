"""What a call that the city makes is for, and whom it asks for."""

from zoneinfo import ZoneInfo

from dialin.dialogue.scene import Order
from dialin.rules.outgoing.words import Purpose
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.events import load_event
from dialin.store.outgoing import tries_of
from dialin.store.seat_offers import open_offer_of
from dialin.store.waiting import waiting_position
from dialin.store.work import load_work


def look_at_order(act: Act, work_id: int) -> Order | None:
    """None where it is forgotten."""
    work = load_work(act, work_id)
    if work is None:
        return None
    purpose, person = Purpose(work.kind), None if work.attendee_id is None else load_attendee(act, work.attendee_id)
    if person is None or work.event_id is None:
        return Order(purpose, tries=tries_of(work))
    offer = open_offer_of(act, person.id) if purpose is Purpose.OFFER else None
    zone = ZoneInfo(load_event(act, work.event_id).timezone)
    return Order(
        purpose,
        name=person.contact or ("" if person.is_untyped else person.name),
        room=person.room or "",
        has_dial=person.has_dial,
        until=None if offer is None or offer.until is None else offer.until.astimezone(zone),
        position=None if person.seat else waiting_position(act, work.event_id, person.id),
        tries=tries_of(work),
    )
