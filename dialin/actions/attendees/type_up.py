"""Staff type up a registration that was spoken; what was recorded for it is thrown away."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dialin.actions.people.note_changes import noted_changes
from dialin.actions.people.refuse_twin import refuse_twin
from dialin.actions.questions.discard_recording import discard_row
from dialin.rules.names import clean_name, name_key
from dialin.rules.reaching.addresses import lines_of
from dialin.rules.reaching.reach import Reach, read_parts
from dialin.rules.refusals import Refused
from dialin.store import attendees, voice_recordings
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.audit import log_change
from dialin.store.events import lock_event

SPOKEN = ("name", "contact", "address")
_TYPED = ("street", "postcode", "town", "contact", "room", "has_dial", "called_by")


@dataclass(frozen=True, slots=True)
class Typed:
    """What staff heard. contact: whom to ask for on the line, mostly whoever has called; empty: the person themselves.

    Street and town are empty where none were spoken, or none are needed.
    """

    name: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    contact: str = ""
    room: str = ""
    has_dial: bool = False
    called_by: str = "machine"


def type_up(act: Act, attendee_id: int, typed: Typed) -> Refused | None:
    """What was typed replaces the recordings of it; the questions of the same call stay."""
    attendee = attendees.load_attendee(act, attendee_id)
    if attendee is None or not attendee.is_untyped:
        return Refused("There is nothing to type up here any more. Go back to the list of attendees.")
    values = _read(attendee, typed)
    if isinstance(values, Refused):
        return values
    lock_event(act, attendee.event_id)
    twin = refuse_twin(act, attendee, name=values["name"], name_key=values["name_key"], phone=attendee.phone)
    if twin is not None and attendee.cancelled_at is None:
        return twin
    attendees.change_attendee(act, attendee_id, {**values, "is_untyped": False})
    for row in voice_recordings.recordings_of_attendee(act, attendee_id):
        if row.kind in SPOKEN:
            discard_row(act, row)
    changes = noted_changes(attendee, values)
    log_change(act, "attendee.type_up", event_id=attendee.event_id, attendee_id=attendee_id, changes=changes)
    return None


def _read(attendee: Attendee, typed: Typed) -> Mapping[str, Any] | Refused:
    name = clean_name(typed.name)
    if isinstance(name, Refused):
        return name
    read = read_parts(Reach(**{field: getattr(typed, field) for field in _TYPED}))
    if isinstance(read, Refused):
        return read
    parts = {field: read[field] for field in _TYPED}
    if attendee.delivery == "letter" and not lines_of(replace(attendee, **parts)):
        missing = next((field for field in ("street", "postcode", "town") if not parts[field]), "street")
        return Refused("The PIN goes by letter. Listen to the address and write it here.", field=missing)
    return {"name": name, "name_key": name_key(name), **parts}
