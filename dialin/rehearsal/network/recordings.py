"""Recordings: begun, ended, some time later ready (or never)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from dialin.rehearsal.network.promise import Network
from dialin.rehearsal.network.steps import Callback, StatusCallback
from dialin.rehearsal.wire.parameters import rfc_2822

# How long the provider works on a recording before it can be fetched.
READY_AFTER = 2.0

Source = Literal["RecordVerb", "DialVerb", "Conference"]


@dataclass(eq=False, repr=False)
class CallRecording:
    """One recording of a call or of a room; `words` is what was said into it, `seconds` its length."""

    sid: str
    call_sid: str
    conference_sid: str
    source: Source
    started_at: datetime
    callback: StatusCallback | None = None
    status: str = "in-progress"
    seconds: float = 0.0
    channels: int = 1
    words: list[str] = field(default_factory=list)


class Recorder:
    """Records calls and rooms, and keeps the recordings by their SIDs."""

    def __init__(self, network: Network, *, is_lost: Callable[[CallRecording], bool] = lambda _: False) -> None:
        self._network = network
        self._is_lost = is_lost
        self.recordings: dict[str, CallRecording] = {}

    def begin(
        self, source: Source, callback: StatusCallback | None, *, call_sid: str = "", conference_sid: str = ""
    ) -> CallRecording:
        now = self._network.clock.now
        recording = CallRecording(self._network.new_sid("RE"), call_sid, conference_sid, source, now, callback)
        self.recordings[recording.sid] = recording
        self._report(recording, "in-progress")
        return recording

    def finish(self, recording: CallRecording) -> None:
        """End a recording; it is ready, or absent, some seconds later."""
        recording.status = "processing"
        recording.seconds = (self._network.clock.now - recording.started_at).total_seconds()
        self._network.clock.after(READY_AFTER, lambda: self._ready(recording))

    def _ready(self, recording: CallRecording) -> None:
        recording.status = "absent" if self._is_lost(recording) else "completed"
        self._report(recording, recording.status)

    def _report(self, recording: CallRecording, event: str) -> None:
        callback = recording.callback
        if callback is None or event not in callback.events:
            return
        is_of_a_room = bool(recording.conference_sid)
        fields = {
            "ConferenceSid" if is_of_a_room else "CallSid": recording.conference_sid or recording.call_sid,
            "RecordingSid": recording.sid,
            "RecordingUrl": self._network.media_url(recording.sid),
            "RecordingStatus": event,
            "RecordingDuration": str(round(recording.seconds)),
            "RecordingChannels": str(recording.channels),
            "RecordingStartTime": rfc_2822(recording.started_at),
            "RecordingSource": recording.source,
        }
        self._network.notify(Callback(callback.url, callback.method, "recording", fields), queue=recording.sid)
