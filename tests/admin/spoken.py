"""Questions in the store of a test: written ones, and spoken ones with their sound."""

import io
import wave
from typing import Any

from dialin.services import Services
from dialin.store import questions
from tests.building import add_recording


def sound(seconds: float = 2.0) -> bytes:
    """Silence, as WAV."""
    written = io.BytesIO()
    with wave.open(written, "wb") as audio:
        audio.setnchannels(1)
        audio.setsampwidth(2)
        audio.setframerate(8000)
        audio.writeframes(bytes(2 * int(8000 * seconds)))
    return written.getvalue()


def write(services: Services, event_id: int, text: str, **changes: Any) -> int:
    """The id of a question that came with a registration; `changes` name columns."""
    usual = {
        "event_id": event_id,
        "text": text,
        "source": "registration",
        "asked_at": services.clock(),
        "with_name": True,
    }
    with services.acting("test") as act:
        return questions.add_question(act, usual | changes)


def speak(services: Services, event_id: int, attendee_id: int, *, sid: str = "RE1", **changes: Any) -> int:
    """The id of a question that was spoken and kept, its sound fetched already; `changes` name recording columns."""
    now = services.clock()
    recording = {
        "event_id": event_id, "attendee_id": attendee_id, "kind": "question", "sid": sid, "seconds": 24,
        "consented_at": now, "recorded_at": now, "kept_at": now, "ready_at": now, "fetched_at": now, "audio": sound(),
    } | changes  # fmt: skip
    with services.acting("test") as act:
        recording_id = add_recording(act, recording)
    return write(
        services, event_id, "", attendee_id=attendee_id, source="telephone", recording_id=recording_id, is_untyped=True,
        with_name=False,
    )  # fmt: skip
