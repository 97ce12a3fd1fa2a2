"""Corrects name or telephone number of somebody who is registered; callers are told that they may ask for it."""

from dataclasses import dataclass
from typing import Any

from dialin.actions.people.refuse_twin import refuse_twin
from dialin.rules.names import clean_name, name_key
from dialin.rules.phone_numbers import area_code_of, ending_of, read_number
from dialin.rules.refusals import Refused
from dialin.store import attendees
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.audit import log_change
from dialin.store.events import Event, lock_event


@dataclass(frozen=True, slots=True)
class Corrected:
    """As staff wrote it. phone: empty where the number on file is right."""

    name: str
    phone: str = ""


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
    if refused := refuse_twin(act, person, **values):
        return refused
    _write(act, person, values)
    return None


def _read(event: Event, person: Attendee, corrected: Corrected) -> dict[str, Any] | Refused:
    name = clean_name(corrected.name)
    if isinstance(name, Refused):
        return name
    values = {"name": name, "name_key": name_key(name), "phone": person.phone}
    if corrected.phone.strip():
        read = read_number(corrected.phone, area_code=area_code_of(event.number) if event.number else None)
        if isinstance(read, Refused):
            return read.at("phone")
        values["phone"] = read.e164
    return values


def _write(act: Act, person: Attendee, values: dict[str, Any]) -> None:
    """Of a number the log keeps the end."""
    sides = {"name": (person.name, values["name"]), "phone": (person.phone, values["phone"])}
    changed = {field: side for field, side in sides.items() if side[0] != side[1]}
    if not changed:
        return
    attendees.change_attendee(act, person.id, values)
    changes = {field: [_noted(field, one) for one in side] for field, side in changed.items()}
    log_change(act, "attendee.correct", event_id=person.event_id, attendee_id=person.id, changes=changes)


def _noted(field: str, value: str | None) -> str | None:
    return ending_of(value) if field == "phone" and value else value
