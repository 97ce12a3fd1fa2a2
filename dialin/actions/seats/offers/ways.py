"""By which way somebody is told of a seat: as they wish, if that still arrives; else by one that does."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialin.config import Settings
from dialin.rules.outgoing.offers import may_offer, offer_until
from dialin.rules.outgoing.ranges import refuse_call, refuse_sms
from dialin.rules.outgoing.words import Way
from dialin.rules.outgoing.working_days import locality_of
from dialin.rules.phases import doors_open_at
from dialin.schedule import schedule_of
from dialin.store.attendees import Attendee
from dialin.store.events import Event

CALLS_ONLY = timedelta(hours=1)  # before the doors
_IN_TURN = (Way.CALL, Way.EMAIL, Way.SMS, Way.LETTER)


@dataclass(frozen=True, slots=True)
class OfferTerms:
    """What the operator has set. land: of the holidays. abroad: country codes that are called.

    mails, calls: there is a server or an account by which they, and text messages, go out.
    """

    land: str | None = None
    abroad: Collection[str] = ()
    mails: bool = False
    calls: bool = True


def offer_terms_of(settings: Settings) -> OfferTerms:
    can_call = settings.rest_credentials is not None and settings.public_url is not None
    return OfferTerms(settings.land, settings.call_abroad, mails=settings.smtp_url is not None, calls=can_call)


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody who is to be told of a seat. tried: ways that have led to nothing."""

    person: Attendee
    event: Event
    terms: OfferTerms = OfferTerms()
    tried: Collection[Way] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """until: when nobody waits for an answer any more; None: until the evening, as staff tell it."""

    way: Way
    until: datetime | None


def choose_way(who: ToTell, at: datetime) -> Told | None:
    """None where there are ways, and none of them arrives in time.

    Whoever is not to be called by a machine, or has left no way at all, is told by staff, who need no deadline.
    """
    schedule = schedule_of(who.event)
    zone, doors = locality_of(who.event.timezone, who.terms.land), doors_open_at(schedule)
    ways = ways_of(who)
    arriving = [
        way for way in ways if may_offer(way, at, schedule, zone) and (way == Way.CALL or at < doors - CALLS_ONLY)
    ]
    if arriving:
        until = offer_until(arriving[0], at, schedule, zone) if at < doors else None
        return Told(arriving[0], until)
    is_for_staff = not ways or who.person.called_by == "person"
    return Told(Way.STAFF, None) if is_for_staff else None


def ways_of(who: ToTell) -> list[Way]:
    """By which something can be sent without staff, the wish of the person first; none where they wish for staff."""
    wish = Way(who.person.delivery)
    if wish == Way.STAFF:
        return []
    possible = [way for way in _IN_TURN if way not in who.tried and _has(who, way)]
    return sorted(possible, key=lambda way: way != wish)


def _has(who: ToTell, way: Way) -> bool:
    person, phone = who.person, who.person.phone
    match way:
        case Way.CALL:
            is_called = person.called_by == "machine" and who.event.number is not None
            return who.terms.calls and is_called and phone is not None and refuse_call(phone, who.terms.abroad) is None
        case Way.SMS:
            return who.terms.calls and phone is not None and refuse_sms(phone, who.terms.abroad) is None
        case Way.EMAIL:
            return who.terms.mails and bool(person.email)
        case _:
            return bool(person.street and person.postcode and person.town)
