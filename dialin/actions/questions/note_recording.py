"""Writes down that something was recorded; it is thrown away again unless the caller keeps it."""

from typing import Literal

from dialin.store import voice_recordings
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.consents import last_consent

Kind = Literal["question", "name", "contact", "address", "unclaimed"]


def note_recording(act: Act, call: Call, sid: str, *, seconds: int, kind: Kind) -> None:
    """Its row may have been made before, by the provider's report. sid: the provider's id of the recording.

    What nobody agreed to is not kept for an instant.
    """
    consent = last_consent(act, call.id)
    values = {
        "event_id": call.event_id,
        "call_id": call.id,
        "attendee_id": call.attendee_id,
        "kind": kind,
        "seconds": seconds,
        "consented_at": None if consent is None else consent.given_at,
    }
    voice_recordings.add_unless_known(act, {"sid": sid, "recorded_at": act.now, **values})
    row = voice_recordings.find_recording(act, sid)
    assert row is not None
    voice_recordings.change_recording(act, row.id, values)
    if consent is None:
        voice_recordings.discard(act, row.id)
