"""Reads what was handed in for a registration into the row to write, or says in one sentence what to change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from dialin.prompts.catalogue import languages
from dialin.rules.names import clean_name, name_key
from dialin.rules.phases import Phase, phase_at, registration_is_open
from dialin.rules.phone_numbers import area_code_of, read_number
from dialin.rules.refusals import Refused
from dialin.rules.registrations import DELIVERIES, LONGEST_EMAIL, LONGEST_QUESTION, Registration, judge_reason
from dialin.schedule import schedule_of
from dialin.store.events import Event

Person = tuple[str | None, str]  # who is who: a number, E.164, and the key of a name


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody who wants to be registered; `refused` is for whoever is not on file yet."""

    name: str
    person: Person
    registration: Registration
    row: dict[str, Any]
    refused: Refused | None


def read_entry(event: Event, registration: Registration, now: datetime) -> Entry | Refused:
    """The entry of whoever can be told apart from others. A deadline is asked about later.

    A list that is imported again after the deadline is still the same list.
    """
    name = clean_name(registration.name)
    if isinstance(name, Refused):
        return name
    phone = _read_phone(event, registration.phone)
    if isinstance(phone, Refused):
        return phone
    language = (registration.language or event.language).casefold()
    if language not in languages():
        return Refused(
            "The telephone line does not speak “{language}”. Choose one of: {known}.",
            {"language": language[:20], "known": ", ".join(languages())},
            field="language",
        )
    person = phone, name_key(name)
    is_late = not registration_is_open(schedule_of(event), now)
    row = {
        "name": name,
        "name_key": person[1],
        "phone": phone,
        "language": language,
        "delivery": registration.delivery,
        "email": registration.email.strip() or None,
        "callback": registration.callback,
        "registered_at": now,
        "is_untyped": registration.is_untyped,
        "registered_from": registration.from_line,
        "late_reason": registration.late_reason.strip() or None if is_late else None,
    }
    refused = _refuse_late(event, registration, now) or _refuse_details(registration)
    return Entry(name, person, registration, row, refused)


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
    if len(registration.email) > LONGEST_EMAIL:
        longest = {"longest": str(LONGEST_EMAIL)}
        return Refused("The email address is too long. Write at most {longest} characters.", longest, field="email")
    if len(registration.question) > LONGEST_QUESTION or "\0" in registration.question + registration.email:
        return Refused("The question is too long. Shorten it to at most 2000 characters.", field="question")
    return judge_reason(registration.late_reason)
