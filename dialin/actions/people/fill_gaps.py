"""A list that is imported again brings what was missing about people who are registered; what is on file stays."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dialin.actions.people.note_changes import noted_changes
from dialin.lists.read_table import ReadRow
from dialin.rules.reaching.reach import read_parts
from dialin.rules.refusals import Notice, Refused
from dialin.rules.registrations import Registration, reach_of
from dialin.store.act import Act
from dialin.store.attendees import Attendee, change_attendee
from dialin.store.audit import log_change
from dialin.store.people_on_file import load_people

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "address": ("street", "postcode", "town", "address"),
    "email": ("email",),
    "contact": ("contact",),
    "room": ("room",),
}
_FILLED = {
    "address": Notice("Registered before, without this address. The address of the list counts."),
    "email": Notice("Registered before, without an email address. That of the list counts."),
    "contact": Notice("Registered before, without a person to ask for. Whom the list names counts."),
    "room": Notice("Registered before, without a room. That of the list counts."),
}
_DIFFERS = {
    "address": Notice("Registered before, with another address. It stays until it is corrected by hand."),
    "email": Notice("Registered before, with another email address. It stays until it is corrected by hand."),
    "contact": Notice("Registered before, with another person to ask for. They stay until corrected by hand."),
    "room": Notice("Registered before, with another room. It stays until it is corrected by hand."),
}
_TEXTS = tuple(column for columns in _COLUMNS.values() for column in columns)


def fill_gaps(act: Act, known: Sequence[tuple[ReadRow, int]], *, is_tried: bool = False) -> list[Notice]:
    """known: lines whose people are registered, and as which attendee. Their event must be locked.

    is_tried: nothing is written, and no lock is needed.
    """
    telling = [(row, at) for row, at in known if any(getattr(row.registration, text) for text in _TEXTS)]
    people = load_people(act, [at for _, at in telling])
    said: list[Notice] = []
    for row, at in telling:
        missing, notices = _compare(people[at], row.registration)
        said += [notice.at(row.line) for notice in notices]
        if missing and not is_tried:
            _write(act, people[at], missing)
        people[at] = replace(people[at], **missing)  # for a later line about the same person
    return said


def _compare(person: Attendee, listed: Registration) -> tuple[dict[str, Any], list[Notice]]:
    """An address is one thing: the parts of two are never mixed."""
    read = read_parts(reach_of(listed))
    if isinstance(read, Refused):
        return {}, [Notice(read.sentence, read.values)]
    missing: dict[str, Any] = {}
    said: list[Notice] = []
    for about, columns in _COLUMNS.items():
        new = {column: read[column] for column in columns if read[column]}
        old = {column: text for column in columns if (text := getattr(person, column))}
        if new.items() <= old.items():
            continue
        if old.items() <= new.items():
            missing |= new
            said.append(_FILLED[about])
        else:
            said.append(_DIFFERS[about])
    return missing, said


def _write(act: Act, person: Attendee, missing: dict[str, Any]) -> None:
    change_attendee(act, person.id, missing)
    changes = noted_changes(person, missing)
    log_change(act, "attendee.correct", event_id=person.event_id, attendee_id=person.id, changes=changes)
