"""A caller wants the PIN by letter, to the address that was spoken."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.staff.record import CALLER, record
from dialin.store import voice_recordings
from dialin.store.attendees import change_attendee


def want_letter(connection: Connection, call: LiveCall, sid: str, *, now: datetime) -> None:
    """sid: the provider's id of the recording. One that is not this attendee's, or gone, is passed over."""
    row = voice_recordings.find_recording(connection, sid)
    if row is None or row.discarded_at is not None or row.call_id != call.id or call.attendee_id is None:
        return
    kept = {"kept_at": now, "attendee_id": call.attendee_id, "event_id": call.event_id}
    voice_recordings.change_recording(connection, row.id, kept)
    change_attendee(connection, call.attendee_id, {"delivery": "letter", "is_untyped": True})
    record(connection, "attendee.letter", actor=CALLER, now=now, event_id=call.event_id, attendee_id=call.attendee_id)
