"""The next SMS or mail begins: what it is to tell whom, and whether it may be sent at all."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialin.actions.outgoing.is_over import is_over
from dialin.rules.outgoing.ranges import refuse_sms, without_number
from dialin.rules.outgoing.words import Lane, Outcome, Purpose, Way
from dialin.rules.refusals import mark
from dialin.store.act import Act
from dialin.store.attendees import Attendee, load_attendee
from dialin.store.events import Event, load_event
from dialin.store.outgoing import begin_next, finish_outgoing, take_up_next
from dialin.store.pins import sealed_pin_of
from dialin.store.seat_offers import open_offer_of
from dialin.store.work import Work

LEASE = timedelta(seconds=90)  # longer than any request to the provider or the mail server takes
WRITTEN = frozenset({Purpose.PIN, Purpose.REMINDER, Purpose.START, Purpose.OFFER, Purpose.CANCELLED})
NO_EMAIL = mark("No email address is on file. Add it, or choose another way.")
NO_NUMBER = mark("No telephone number is on file. Add it, or choose another way.")
NO_SENDER = mark("The event has no number of its own to send from.")
NO_PIN = mark("There is no PIN for this person any more.")
NO_WORDS = mark("There is no message for this. Choose a call or a letter.")


@dataclass(frozen=True, slots=True)
class MessageOut:
    """A message to send, whose attempt is written down.

    to: E.164 or a mail address; was_begun: an attempt of it may have gone out, of which nothing was heard.
    """

    work: Work
    way: Way
    to: str
    from_: str | None  # E.164, the city's
    event: Event
    person: Attendee
    pin: str | None = None
    until: datetime | None = None  # of an offer
    was_begun: bool = False


def begin_message(act: Act, abroad: Collection[str], *, token: str) -> MessageOut | None:
    """None where nothing is due. What may not be sent is told staff, and the next one is looked at."""
    while (work := begin_next(act, Lane.MESSAGES, token=token, lease=LEASE)) is not None:
        if (message := _judge(act, work, abroad, was_begun=False)) is not None:
            return message
    return None


def take_up_message(act: Act, abroad: Collection[str], *, token: str) -> MessageOut | None:
    """One of which nothing was heard in time, its worker gone or the provider's answer lost."""
    while (work := take_up_next(act, Lane.MESSAGES, token=token, lease=LEASE)) is not None:
        if (message := _judge(act, work, abroad, was_begun=True)) is not None:
            return message
    return None


def _judge(act: Act, work: Work, abroad: Collection[str], *, was_begun: bool) -> MessageOut | None:
    """The message, where it may be sent; else what is to become of its row is written down."""
    event = None if work.event_id is None else load_event(act, work.event_id)
    person = None if work.attendee_id is None else load_attendee(act, work.attendee_id)
    purpose = Purpose(work.kind)
    if event is None or person is None or purpose not in WRITTEN:
        finish_outgoing(act, work, Outcome.BLOCKED, failure=NO_WORDS)
    elif not is_over(act, work, event, person):
        way = _way(work, person)
        to, refused = _receiver(way, work, event, person, abroad)
        pin = _pin(act, purpose, person)
        if to is None or refused is not None:
            finish_outgoing(act, work, Outcome.BLOCKED, failure=refused)
        elif purpose is Purpose.PIN and pin is None:
            finish_outgoing(act, work, Outcome.BLOCKED, failure=NO_PIN)
        else:
            until = _until(act, purpose, person)
            return MessageOut(work, way, to, event.number, event, person, pin, until, was_begun)
    return None


def _way(work: Work, person: Attendee) -> Way:
    """As it was ordered, else as the person chose; whoever has chosen neither gets what they have an address for."""
    chosen = work.details.get("way", person.delivery)
    if chosen in (Way.SMS, Way.EMAIL):
        return Way(chosen)
    return Way.EMAIL if person.email else Way.SMS


def _receiver(
    way: Way, work: Work, event: Event, person: Attendee, abroad: Collection[str]
) -> tuple[str | None, str | None]:
    """To whom, and why not."""
    if way is Way.EMAIL:
        return person.email, None if person.email else NO_EMAIL
    number = work.details.get("number") or person.phone
    if number is None:
        return None, NO_NUMBER
    if event.number is None:
        return None, NO_SENDER
    refused = refuse_sms(number, abroad)
    return number, None if refused is None else without_number(refused).sentence


def _pin(act: Act, purpose: Purpose, person: Attendee) -> str | None:
    sealed = sealed_pin_of(act, person.id) if purpose is Purpose.PIN else None
    return None if sealed is None else act.pin_keys.open(sealed)


def _until(act: Act, purpose: Purpose, person: Attendee) -> datetime | None:
    offer = open_offer_of(act, person.id) if purpose is Purpose.OFFER else None
    return None if offer is None else offer.until
