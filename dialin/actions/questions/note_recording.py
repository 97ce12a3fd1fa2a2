"""Writes down that something was recorded; it is thrown away again unless the caller keeps it."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.store import voice_recordings
from dialin.store.consents import last_consent

Kind = Literal["question", "name", "address", "unclaimed"]


def note_recording(  # noqa: PLR0913
    connection: Connection, call: LiveCall, sid: str, *, seconds: int, kind: Kind, now: datetime
) -> int:
    """The id of its row, which the provider's news may have made before. sid: the provider's id of the recording.

    What nobody agreed to is not kept for an instant.
    """
    consent = last_consent(connection, call.id)
    values = {
        "event_id": call.event_id,
        "call_id": call.id,
        "attendee_id": call.attendee_id,
        "kind": kind,
        "seconds": seconds,
        "consented_at": None if consent is None else consent.given_at,
    }
    voice_recordings.add_unless_known(connection, {"sid": sid, "recorded_at": now, **values})
    row = voice_recordings.find_recording(connection, sid)
    assert row is not None
    voice_recordings.change_recording(connection, row.id, values)
    if consent is None:
        voice_recordings.discard(connection, row.id, now)
    return int(row.id)
