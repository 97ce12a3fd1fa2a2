"""Shows a telephone number to staff, and writes down who looked."""

from dataclasses import dataclass
from typing import Literal

from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.audit import log_change
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


def show_phone(act: Act, whose: PhoneOf) -> PhoneShown | Refused:
    found = _find(act, whose)
    if found is None or found.number is None:
        return Refused("There is no telephone number: it was withheld, or none was left with the registration.")
    named = None if found.attendee_id is None else load_attendee(act, found.attendee_id)
    about = {"event_id": found.event_id, "attendee_id": found.attendee_id, whose.kind: whose.id}
    log_change(act, "phone.show", **about)
    return PhoneShown(found.number, named.name if named else None)


@dataclass(frozen=True, slots=True)
class _Found:
    number: str | None
    attendee_id: int | None
    event_id: int | None


def _find(act: Act, whose: PhoneOf) -> _Found | None:
    match whose.kind:
        case "attendee":
            attendee = load_attendee(act, whose.id)
            return None if attendee is None else _Found(attendee.phone, attendee.id, attendee.event_id)
        case "call":
            call = load_call_by_id(act, whose.id)
            return None if call is None else _Found(call.caller, call.attendee_id, call.event_id)
        case "call_back":
            promised = load_call_back(act, whose.id)
            return None if promised is None else _Found(promised.number, promised.attendee_id, promised.event_id)
