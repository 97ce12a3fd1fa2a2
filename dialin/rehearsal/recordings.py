"""Recordings: begun, ended, some time later ready (or never), and their sound."""

import io
import wave
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from dialin.rehearsal.legs import Wanted
from dialin.rehearsal.steps import Letter
from dialin.rehearsal.wire.parameters import rfc_2822

if TYPE_CHECKING:
    from dialin.rehearsal.company import Company

# How long the provider works on a recording before it can be fetched.
READY_AFTER = 2.0
_RATE = 8000
_LONGEST_MEDIA = 600
# An MPEG-1 layer III frame, 32 kbit/s mono at 44.1 kHz, that holds silence: 104 bytes, 26 ms.
_MP3_FRAME = b"\xff\xfb\x10\xc0" + bytes(100)


@dataclass(eq=False, repr=False)
class Recording:
    """One recording; `words` is what was said into it, `seconds` its length."""

    sid: str
    call_sid: str
    conference_sid: str
    source: str
    started_at: datetime
    wanted: Wanted | None = None
    status: str = "in-progress"
    seconds: float = 0.0
    channels: int = 1
    words: list[str] = field(default_factory=list)


def begin(company: "Company", *, source: str, wanted: Wanted | None, call: str = "", room: str = "") -> Recording:
    """Begin to record a call or a room."""
    recording = Recording(company.new_sid("RE"), call, room, source, company.now, wanted)
    company.recordings[recording.sid] = recording
    _tell(company, recording, "in-progress")
    return recording


def finish(company: "Company", recording: Recording) -> None:
    """End a recording; it is ready, or absent, some seconds later."""
    recording.status = "processing"
    recording.seconds = (company.now - recording.started_at).total_seconds()
    company.clock.after(READY_AFTER, lambda: _ready(company, recording))


def _ready(company: "Company", recording: Recording) -> None:
    recording.status = "absent" if company.faults.take("lose_recording", recording) else "completed"
    _tell(company, recording, recording.status)


def _tell(company: "Company", recording: Recording, event: str) -> None:
    wanted = recording.wanted
    if wanted is None or event not in wanted.events:
        return
    fields = {"AccountSid": company.account_sid}
    if recording.conference_sid:
        fields["ConferenceSid"] = recording.conference_sid
    else:
        fields["CallSid"] = recording.call_sid
    fields |= {
        "RecordingSid": recording.sid,
        "RecordingUrl": company.media_url(recording.sid),
        "RecordingStatus": event,
        "RecordingDuration": str(round(recording.seconds)),
        "RecordingChannels": str(recording.channels),
        "RecordingStartTime": rfc_2822(recording.started_at),
        "RecordingSource": recording.source,
    }
    company.mail.notify(Letter(wanted.url, wanted.method, "recording", fields), lane=recording.sid)


def wav(recording: Recording) -> bytes:
    """As a WAV file: silence of the recording's length."""
    written = io.BytesIO()
    with wave.open(written, "wb") as audio:
        audio.setnchannels(1)
        audio.setsampwidth(2)
        audio.setframerate(_RATE)
        audio.writeframes(bytes(2 * int(_RATE * min(recording.seconds, _LONGEST_MEDIA))))
    return written.getvalue()


def mp3(recording: Recording) -> bytes:
    """As an MP3 file: silence of the recording's length."""
    return _MP3_FRAME * max(1, int(min(recording.seconds, _LONGEST_MEDIA) / 0.0261))
