"""Shows a telephone number to staff, and writes down who looked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.rules.refusals import Refused
from dialin.store.attendees import load_attendee
from dialin.store.call_backs import load_call_back
from dialin.store.calls import load_call_by_id


@dataclass(frozen=True, slots=True)
class PhoneOf:
    """Whose number: an attendee's, a caller's, or that of somebody who waits for a call back."""

    kind: Literal["attendee", "call", "call_back"]
    id: int


@dataclass(frozen=True, slots=True)
class PhoneShown:
    """number: E.164. name: who it belongs to, None for a guest."""

    number: str
    name: str | None


def show_phone(connection: Connection, whose: PhoneOf, *, actor: str, now: datetime) -> PhoneShown | Refused:
    match whose.kind:
        case "attendee":
            found = load_attendee(connection, whose.id)
            number, attendee_id = (found.phone, found.id) if found else (None, None)
        case "call":
            found = load_call_by_id(connection, whose.id)
            number, attendee_id = (found.caller, found.attendee_id) if found else (None, None)
        case "call_back":
            found = load_call_back(connection, whose.id)
            number, attendee_id = (found.number, found.attendee_id) if found else (None, None)
    if found is None or number is None:
        return Refused("There is no telephone number: it was withheld, or none was left with the registration.")
    named = load_attendee(connection, attendee_id) if attendee_id is not None else None
    record(
        connection,
        "phone.show",
        actor=actor,
        now=now,
        event_id=found.event_id,
        attendee_id=attendee_id,
        **{whose.kind: whose.id},
    )
    return PhoneShown(number, named.name if named else None)
