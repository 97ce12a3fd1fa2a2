"""What a call that the city makes is for, whom it asks for, and what becomes of it should it reach nobody."""

from zoneinfo import ZoneInfo

from dialin.dialogue.scene import Order
from dialin.rules.names import said_name
from dialin.rules.outgoing.retrying import Tried, next_call
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.rules.outgoing.working_days import Locality
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.attendees import Attendee, load_attendee
from dialin.store.events import Event, load_event
from dialin.store.outgoing import tries_of
from dialin.store.seat_offers import open_offer_of
from dialin.store.waiting import waiting_position
from dialin.store.work import Work, load_work

TOLD = (Outcome.MACHINE, Outcome.SILENT, Outcome.ABSENT)  # of these, whoever has answered is told what follows


def look_at_order(act: Act, work_id: int, *, of: Event | None = None, land: str | None = None) -> Order | None:
    """None where it is forgotten. of: the call's event, which mostly is the order's. land: whose holidays count."""
    work = load_work(act, work_id)
    if work is None:
        return None
    person = None if work.attendee_id is None else load_attendee(act, work.attendee_id)
    event = _event_of(act, work, of)
    retries = frozenset[Outcome]() if event is None else _retries(act, work, event, land)
    if person is None or event is None:
        return Order(Purpose(work.kind), tries=tries_of(work), retries=retries, number=_number(work, person))
    offer = open_offer_of(act, person.id) if work.kind == Purpose.OFFER else None
    zone = ZoneInfo(event.timezone)
    return Order(
        Purpose(work.kind),
        name=said_name(person.contact or ("" if person.is_untyped else person.name)),
        room=person.room or "",
        has_dial=person.has_dial,
        is_called=person.is_called_at_start and person.seat is not None,
        until=None if offer is None or offer.until is None else offer.until.astimezone(zone),
        position=None if person.seat else waiting_position(act, event.id, person.id),
        tries=tries_of(work),
        retries=retries,
        number=_number(work, person),
    )


def _event_of(act: Act, work: Work, known: Event | None) -> Event | None:
    if known is not None and known.id == work.event_id:
        return known
    return None if work.event_id is None else load_event(act, work.event_id)


def _retries(act: Act, work: Work, event: Event, land: str | None) -> frozenset[Outcome]:
    """By the hours in which people may be called, and not too late."""
    purpose, schedule, locality = Purpose(work.kind), schedule_of(event), Locality(ZoneInfo(event.timezone), land)
    tried = (Tried(purpose, outcome, tries_of(work), act.now) for outcome in TOLD)
    return frozenset(one.outcome for one in tried if next_call(one, schedule, locality) is not None)


def _number(work: Work, person: Attendee | None) -> str | None:
    """Of whom the office calls back; its own, which rings first, is the row's."""
    connected: str | None = work.details.get("person")
    return connected or (None if person is None else person.phone)
