"""Reads what was handed in for a registration into the row to write, or says in one sentence what to change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from dialin.prompts.catalogue import languages
from dialin.rules.names import clean_name, name_key
from dialin.rules.phases import Phase, phase_at, registration_is_open
from dialin.rules.phone_numbers import area_code_of, read_number
from dialin.rules.reaching.reach import read_reach
from dialin.rules.refusals import Refused
from dialin.rules.registrations import LONGEST_QUESTION, Registration, judge_reason, reach_of
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
    reach = read_reach(reach_of(registration), phone)
    is_late = not registration_is_open(schedule_of(event), now)
    row = {
        "name": name,
        "name_key": person[1],
        "phone": phone,
        "language": language,
        "registered_at": now,
        "is_untyped": registration.is_untyped,
        "registered_from": registration.from_line,
        "late_reason": registration.late_reason.strip() or None if is_late else None,
        **({} if isinstance(reach, Refused) else reach),
    }
    refused = _refuse_late(event, registration, now) or (reach if isinstance(reach, Refused) else None)
    refused = refused or _refuse_question(registration)
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


def _refuse_question(registration: Registration) -> Refused | None:
    if len(registration.question) > LONGEST_QUESTION or "\0" in registration.question:
        return Refused("The question is too long. Shorten it to at most 2000 characters.", field="question")
    return judge_reason(registration.late_reason)
