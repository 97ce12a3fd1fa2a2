"""Copies everything that is on file about somebody who asks for it, with the sound of what they said; and logs that."""

from collections.abc import Sequence

from dialin.actions.people.their_registrations import registered_besides
from dialin.rules.refusals import Refused
from dialin.store.act import COMMAND_LINE, Act
from dialin.store.attendees import Attendee, load_attendee
from dialin.store.audit import log_change
from dialin.store.copying import Copy, Row, rows_about
from dialin.store.events import load_event
from dialin.store.forgetting import is_forgotten
from dialin.store.rows_of_person import look_up_person
from dialin.store.voice_recordings import audio_of

STAFF, NOT_STAFF = "staff", ("caller", "dialin", COMMAND_LINE)


def copy_person(act: Act, attendee_id: int) -> Copy | Refused:
    """Nobody else's: what came from a telephone that they share is left out, and who of the staff it was."""
    attendee = load_attendee(act, attendee_id)
    if attendee is None or is_forgotten(attendee):
        return Refused("Nothing is on file about this person. There is nothing to copy.")
    theirs = [attendee, *registered_besides(act, attendee)]
    rows = _merged([_rows(act, one) for one in theirs])
    sounds = _sounds(act, attendee, rows["recordings"])
    log_change(act, "attendee.copy", event_id=attendee.event_id, attendee_id=attendee_id)
    return Copy(load_event(act, attendee.event_id), attendee.language, act.now, rows, sounds)


def _rows(act: Act, attendee: Attendee) -> dict[str, list[Row]]:
    own = frozenset(number for number in (attendee.phone,) if number)
    rows = rows_about(act, look_up_person(act, attendee), own)
    told: list[Row] = [
        {**entry, "actor": entry["actor"] if entry["actor"] in NOT_STAFF else STAFF} for entry in rows["log"]
    ]
    return rows | {"log": told}


def _merged(found: Sequence[dict[str, list[Row]]]) -> dict[str, list[Row]]:
    """Calls from their line belong to each of their registrations, and are told once."""
    merged: dict[str, list[Row]] = {name: [] for name in found[0]}
    for rows in found:
        for name, those in rows.items():
            merged[name] += [row for row in those if row not in merged[name]]
    return merged


def _sounds(act: Act, attendee: Attendee, recordings: Sequence[Row]) -> dict[str, bytes]:
    """Whoever was registered by somebody else, be it on their own telephone, did not speak the name."""
    is_by_other = any(row["kind"] == "contact" for row in recordings)
    is_own_voice = not is_by_other and attendee.registered_from in (None, attendee.phone)
    wanted = [row for row in recordings if is_own_voice or row["kind"] == "question"]
    found = {f"{row['kind']}-{row['id']}.wav": audio_of(act, row["id"]) for row in wanted}
    return {name: audio for name, audio in found.items() if audio is not None}
