"""Corrects what is on file about somebody who is registered; callers are told that they may ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dialin.actions.people.note_changes import changed, noted_changes
from dialin.actions.people.refuse_twin import refuse_twin
from dialin.prompts.catalogue import languages
from dialin.rules.names import clean_name, name_key
from dialin.rules.phone_numbers import area_code_of, read_number
from dialin.rules.reaching.reach import Reach, read_reach
from dialin.rules.refusals import Refused
from dialin.store import attendees
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.audit import log_change
from dialin.store.events import Event, lock_event


@dataclass(frozen=True, slots=True)
class Corrected:
    """As staff wrote it. phone: empty where the number on file is right. None: what is on file is right."""

    name: str
    phone: str = ""
    language: str | None = None
    reach: Reach | None = None


def correct_person(act: Act, attendee_id: int, corrected: Corrected) -> Refused | None:
    """Seat, place and PIN stay; from then on the new number is the registered one."""
    found = attendees.load_attendee(act, attendee_id)
    event = None if found is None else lock_event(act, found.event_id)
    person = attendees.load_attendee(act, attendee_id)  # as it is now that nobody else changes it
    if event is None or person is None or person.cancelled_at is not None:
        return Refused("This registration was cancelled. Register the person again.")
    if person.is_untyped:
        return Refused("This registration was spoken. Type it up first.")
    values = _read(event, person, corrected)
    if isinstance(values, Refused):
        return values
    if refused := refuse_twin(act, person, name=values["name"], name_key=values["name_key"], phone=values["phone"]):
        return refused
    _write(act, person, values)
    return None


def _read(event: Event, person: Attendee, corrected: Corrected) -> dict[str, Any] | Refused:
    name = clean_name(corrected.name)
    if isinstance(name, Refused):
        return name
    phone = _read_phone(event, person, corrected.phone)
    if isinstance(phone, Refused):
        return phone
    language = person.language if corrected.language is None else corrected.language
    if language not in {person.language, *languages()}:
        known = {"language": language[:20], "known": ", ".join(languages())}
        return Refused(
            "The telephone line does not speak “{language}”. Choose one of: {known}.", known, field="language"
        )
    reach: Mapping[str, Any] | Refused = {} if corrected.reach is None else read_reach(corrected.reach, phone)
    if isinstance(reach, Refused):
        return reach
    return {"name": name, "name_key": name_key(name), "phone": phone, "language": language, **reach}


def _read_phone(event: Event, person: Attendee, written: str) -> str | Refused | None:
    if not written.strip():
        return person.phone
    read = read_number(written, area_code=area_code_of(event.number) if event.number else None)
    return read.at("phone") if isinstance(read, Refused) else read.e164


def _write(act: Act, person: Attendee, values: Mapping[str, Any]) -> None:
    new = changed(person, values)
    if not new:
        return
    attendees.change_attendee(act, person.id, new)
    changes = noted_changes(person, values)
    log_change(act, "attendee.correct", event_id=person.event_id, attendee_id=person.id, changes=changes)
