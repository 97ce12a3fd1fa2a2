"""A caller has listened to their question and keeps it: it goes on the list, to be typed up."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.store import questions, voice_recordings


def keep_recording(connection: Connection, call: LiveCall, sid: str, *, now: datetime) -> None:
    """Without the caller's name, until they allow it. A recording that is not this call's, or gone, is passed over.

    In an unfinished registration the question belongs to nobody yet: `bind_recordings` gives it to the attendee.
    """
    row = voice_recordings.find_recording(connection, sid)
    if row is None or row.call_id != call.id or row.discarded_at is not None or call.event_id is None:
        return
    kept = {"kept_at": row.kept_at or now, "attendee_id": call.attendee_id, "event_id": call.event_id}
    voice_recordings.change_recording(connection, row.id, kept)
    if questions.find_question_of(connection, row.id) is None:
        question = {
            "event_id": call.event_id,
            "attendee_id": call.attendee_id,
            "text": "",
            "source": "telephone",
            "asked_at": row.recorded_at,
            "recording_id": row.id,
            "is_untyped": True,
            "with_name": False,
        }
        questions.add_question(connection, question)
