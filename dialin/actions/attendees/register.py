"""Registers a person for an event: a seat or a place on the waiting list, and a PIN."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from dialin.actions.events.schedule import schedule_of
from dialin.actions.pins.issue_pin import issue_pin, living_pins
from dialin.actions.seats.fill_seats import fill_seats
from dialin.actions.staff.record import record
from dialin.crypto.pin_keys import PinKeys
from dialin.rules.names import clean_name, name_key
from dialin.rules.phases import Phase, phase_at, registration_is_open
from dialin.rules.phone_numbers import area_code_of, read_number
from dialin.rules.pins import LivePins
from dialin.rules.refusals import Refused
from dialin.rules.registrations import DELIVERIES, LONGEST_QUESTION, Registration
from dialin.store import attendees, questions
from dialin.store.database import Record
from dialin.store.events import lock_event


@dataclass(frozen=True, slots=True)
class Registered:
    """seat: its number, or None; then position on the waiting list, from 1."""

    attendee_id: int
    seat: int | None
    position: int | None
    pin: str


def register(  # noqa: PLR0913 (an import hands in the PINs it has drawn)
    connection: Connection,
    event_id: int,
    registration: Registration,
    *,
    pin_keys: PinKeys,
    actor: str,
    now: datetime,
    living: LivePins | None = None,
) -> Registered | Refused:
    """Registers, or says in one sentence what to change. living: PINs known to live, else looked up."""
    event = lock_event(connection, event_id)
    values = _read(connection, event, registration, now)
    if isinstance(values, Refused):
        return values
    attendee_id = attendees.add_attendee(connection, values)
    known = living_pins(connection, pin_keys) if living is None else living
    pin = issue_pin(connection, event, attendee_id, pin_keys=pin_keys, living=known)
    _note_question(connection, event_id, attendee_id, registration, now)
    fill_seats(connection, event, now=now)
    late = {"late_reason": registration.late_reason} if values["late_reason"] else {}
    record(connection, "attendee.register", actor=actor, now=now, event_id=event_id, attendee_id=attendee_id, **late)
    attendee = attendees.load_attendee(connection, attendee_id)
    assert attendee is not None
    position = None if attendee.seat else attendees.waiting_position(connection, event_id, attendee_id)
    return Registered(attendee_id, attendee.seat, position, pin)


def _read(connection: Connection, event: Record, registration: Registration, now: datetime) -> dict[str, Any] | Refused:
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
        _refuse_twin(connection, event, name=name, phone=phone, is_listed=registration.is_listed)
        or _refuse_late(event, registration, now)
        or _refuse_details(registration)
    )
    if refused is not None:
        return refused
    return {
        "event_id": event.id,
        "name": name,
        "name_key": name_key(name),
        "phone": phone,
        "language": language.casefold(),
        "delivery": registration.delivery,
        "email": registration.email.strip() or None,
        "callback": registration.callback,
        "registered_at": now,
        "is_untyped": registration.is_untyped,
        "late_reason": registration.late_reason.strip() or None
        if not registration_is_open(schedule_of(event), now)
        else None,
    }


def _read_phone(event: Record, text: str) -> str | Refused | None:
    if not text.strip():
        return None
    read = read_number(text, area_code=area_code_of(event.number) if event.number else None)
    return read.at("phone") if isinstance(read, Refused) else read.e164


def _refuse_late(event: Record, registration: Registration, now: datetime) -> Refused | None:
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


def _refuse_twin(
    connection: Connection, event: Record, *, name: str, phone: str | None, is_listed: bool
) -> Refused | None:
    """Asked before the deadline is: a list that is imported again after it is still the same list."""
    twin = attendees.find_registration(connection, event.id, phone, name_key(name))
    if twin is not None:
        return AlreadyRegistered(
            "{name} is already registered with this number (entry {id}). Change that entry, or cancel it first.",
            {"name": name, "id": str(twin.id)},
            field="name",
        )
    if is_listed and attendees.has_cancelled(connection, event.id, phone, name_key(name)):
        return Refused(
            "{name} has cancelled since. To let them take part again, register them by hand.",
            {"name": name},
            field="name",
        )
    return None


class AlreadyRegistered(Refused):
    """The same number and name are registered already; for an import that is no error."""


def _note_question(
    connection: Connection, event_id: int, attendee_id: int, registration: Registration, now: datetime
) -> None:
    text = registration.question.strip()
    if text:
        questions.add_question(
            connection,
            {
                "event_id": event_id,
                "attendee_id": attendee_id,
                "text": text,
                "source": registration.source,
                "asked_at": now,
            },
        )
