"""Finds out who is on the line by two things that only they know: the name and the end of the PIN."""

from dataclasses import dataclass

from dialin.rules.names import is_named
from dialin.rules.refusals import Refused
from dialin.store import attendees, pins
from dialin.store.act import Act

ENDING = 3  # digits that staff ask for: the whole PIN is never said on the line


@dataclass(frozen=True, slots=True)
class Search:
    """What the caller said."""

    name: str
    ending: str  # of the PIN
    caller: str | None = None  # the number they call from; None where withheld


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Somebody who may be the caller."""

    attendee_id: int
    name: str
    seat: int | None  # None on the waiting list
    by_line: bool  # known by the number they call from


def find_person(act: Act, event_id: int, search: Search) -> tuple[PersonFound, ...] | Refused:
    """Everybody with this name whose PIN ends so, or whose registered line it is: two identifiers either way."""
    if not search.name.strip():
        return Refused("Ask for the name and write it here. Part of it is enough.", field="name")
    ending = search.ending.strip()
    if ending and not (len(ending) == ENDING and ending.isascii() and ending.isdigit()):
        return Refused("Ask for the last three digits of the PIN and write those three here.", field="ending")
    sealed = pins.sealed_pins_of_event(act, event_id)
    found = []
    for row in attendees.list_attendees(act, event_id):
        if row.cancelled_at is not None or not is_named(row.name, search.name):
            continue
        by_line = search.caller is not None and row.phone == search.caller
        if by_line or (ending and row.id in sealed and act.pin_keys.open(sealed[row.id]).endswith(ending)):
            found.append(PersonFound(row.id, row.name, row.seat, by_line))
    return tuple(found)
