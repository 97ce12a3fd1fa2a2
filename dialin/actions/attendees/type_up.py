"""Staff type up a registration that was spoken; what was recorded for it is thrown away."""

from dataclasses import dataclass

from dialin.actions.people.refuse_twin import refuse_twin
from dialin.actions.questions.discard_recording import discard_row
from dialin.rules.names import clean_name, name_key, tidy_line
from dialin.rules.refusals import Refused
from dialin.store import attendees, voice_recordings
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import lock_event

SPOKEN = ("name", "address")
LONGEST_ADDRESS = 300


@dataclass(frozen=True, slots=True)
class Typed:
    """What staff heard. address: empty where none was spoken, or none is needed."""

    name: str
    address: str = ""


def type_up(act: Act, attendee_id: int, typed: Typed) -> Refused | None:
    """Name and address replace the recordings of them; the questions of the same call stay."""
    attendee = attendees.load_attendee(act, attendee_id)
    if attendee is None or not attendee.is_untyped:
        return Refused("There is nothing to type up here any more. Go back to the list of attendees.")
    values = _read(typed, needs_address=attendee.delivery == "letter")
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
    before = {"name": attendee.name, "address": attendee.address or ""}
    changes = {field: [before[field], values[field]] for field in SPOKEN if values.get(field, "") != before[field]}
    log_change(act, "attendee.type_up", event_id=attendee.event_id, attendee_id=attendee_id, changes=changes)
    return None


def _read(typed: Typed, *, needs_address: bool) -> dict[str, str] | Refused:
    name = clean_name(typed.name)
    if isinstance(name, Refused):
        return name
    lines = [tidy_line(line) for line in typed.address.replace("\r", "").split("\n")]
    if None in lines or len(typed.address) > LONGEST_ADDRESS:
        return Refused(
            "The address is too long or has characters that cannot be printed. Write at most three lines.",
            field="address",
        )
    address = "\n".join(line for line in lines if line)
    if needs_address and not address:
        return Refused("The PIN goes by letter. Listen to the address and write it here.", field="address")
    return {"name": name, "name_key": name_key(name)} | ({"address": address} if address else {})
