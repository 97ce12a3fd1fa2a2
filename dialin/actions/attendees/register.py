"""Registers a person for an event: a seat or a place on the waiting list, and a PIN."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from dialin.actions.pins.issue_pin import issue_pin, living_pins
from dialin.actions.seats.fill_seats import fill_seats
from dialin.rules.names import clean_name, name_key
from dialin.rules.phases import Phase, phase_at, registration_is_open
from dialin.rules.phone_numbers import area_code_of, read_number
from dialin.rules.pins import LivePins
from dialin.rules.refusals import Refused
from dialin.rules.registrations import DELIVERIES, LONGEST_QUESTION, Registration
from dialin.schedule import schedule_of
from dialin.store import attendees, questions
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event, lock_event
from dialin.store.waiting import waiting_position


@dataclass(frozen=True, slots=True)
class Registered:
    """seat: its number, or None; then position on the waiting list, from 1."""

    attendee_id: int
    seat: int | None
    position: int | None
    pin: str


def register(
    act: Act, event_id: int, registration: Registration, *, living: LivePins | None = None
) -> Registered | Refused:
    """Registers, or says in one sentence what to change. living: PINs known to live, else looked up."""
    event = lock_event(act, event_id)
    values = _read(act, event, registration)
    if isinstance(values, Refused):
        return values
    (attendee_id,) = attendees.add_attendees(act, event_id, [values])
    known = living_pins(act) if living is None else living
    pin = issue_pin(act, event, attendee_id, living=known)
    _note_question(act, event_id, attendee_id, registration)
    fill_seats(act, event)
    late = {"late_reason": registration.late_reason} if values["late_reason"] else {}
    log_change(act, "attendee.register", event_id=event_id, attendee_id=attendee_id, **late)
    attendee = attendees.load_attendee(act, attendee_id)
    assert attendee is not None
    position = None if attendee.seat else waiting_position(act, event_id, attendee_id)
    return Registered(attendee_id, attendee.seat, position, pin)


def _read(act: Act, event: Event, registration: Registration) -> dict[str, Any] | Refused:
    """The row to write, or why not."""
    name = clean_name(registration.name)
    if isinstance(name, Refused):
        return name
    phone = _read_phone(event, registration.phone)
    if isinstance(phone, Refused):
        return phone
    language = registration.language or event.language
    if not (2 <= len(language) <= 12 and language.replace("-", "").isalpha()):
        return Refused(
            "The language “{language}” is not known. Write de or en.", {"language": language[:20]}, field="language"
        )
    refused = (
        _refuse_twin(act, event, name=name, phone=phone, is_listed=registration.is_listed)
        or _refuse_late(event, registration, act.now)
        or _refuse_details(registration)
    )
    if refused is not None:
        return refused
    return {
        "name": name,
        "name_key": name_key(name),
        "phone": phone,
        "language": language.casefold(),
        "delivery": registration.delivery,
        "email": registration.email.strip() or None,
        "callback": registration.callback,
        "registered_at": act.now,
        "is_untyped": registration.is_untyped,
        "late_reason": registration.late_reason.strip() or None
        if not registration_is_open(schedule_of(event), act.now)
        else None,
    }


def _read_phone(event: Event, text: str) -> str | Refused | None:
    if not text.strip():
        return None
    read = read_number(text, area_code=area_code_of(event.number) if event.number else None)
    return read.at("phone") if isinstance(read, Refused) else read.e164


def _refuse_late(event: Event, registration: Registration, now: datetime) -> Refused | None:
    schedule = schedule_of(event)
    if phase_at(schedule, now) in (Phase.OVER, Phase.CANCELLED):
        return Refused("The event is over. Choose an event that is still to come.")
    if not registration_is_open(schedule, now) and not registration.late_reason.strip():
        closed = event.registration_closes.astimezone(ZoneInfo(event.timezone))
        return Refused(
            "Registration closed on {closed}. To register this person all the same, give a reason for the late entry.",
            {"closed": f"{closed:%Y-%m-%d %H:%M}"},
            field="late_reason",
        )
    return None


def _refuse_details(registration: Registration) -> Refused | None:
    if registration.delivery not in DELIVERIES:
        return Refused(
            "The delivery “{delivery}” is not known. Write one of: letter, call, sms, email, staff.",
            {"delivery": registration.delivery[:20]},
            field="delivery",
        )
    if registration.delivery == "email" and "@" not in registration.email:
        return Refused("To send the PIN by email, give an email address.", field="email")
    if len(registration.question) > LONGEST_QUESTION or "\0" in registration.question + registration.email:
        return Refused("The question is too long. Shorten it to at most 2000 characters.", field="question")
    return None


def _refuse_twin(act: Act, event: Event, *, name: str, phone: str | None, is_listed: bool) -> Refused | None:
    """Asked before the deadline is: a list that is imported again after it is still the same list."""
    twin = attendees.find_registration(act, event.id, phone, name_key(name))
    if twin is not None:
        return AlreadyRegistered(
            "{name} is already registered with this number (entry {id}). Change that entry, or cancel it first.",
            {"name": name, "id": str(twin.id)},
            field="name",
        )
    if is_listed and attendees.has_cancelled(act, event.id, phone, name_key(name)):
        return Refused(
            "{name} has cancelled in the meantime. To let them take part again, register them by hand.",
            {"name": name},
            field="name",
        )
    return None


class AlreadyRegistered(Refused):
    """The same number and name are registered already; for an import that is no error."""


def _note_question(act: Act, event_id: int, attendee_id: int, registration: Registration) -> None:
    text = registration.question.strip()
    if text:
        questions.add_question(
            act,
            {
                "event_id": event_id,
                "attendee_id": attendee_id,
                "text": text,
                "source": registration.source,
                "asked_at": act.now,
            },
        )
