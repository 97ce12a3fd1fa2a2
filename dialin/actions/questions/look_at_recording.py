"""Whether a recording can be played to the caller who has just spoken it."""

from dialin.dialogue.words.recording import RecordingAwaited, RecordingLost, RecordingReady
from dialin.store.act import Act
from dialin.store.voice_recordings import find_recording


def look_at_recording(act: Act, sid: str) -> RecordingReady | RecordingAwaited | RecordingLost:
    row = find_recording(act, sid)
    if row is None or (row.ready_at is None and row.discarded_at is None):
        return RecordingAwaited()
    return RecordingReady() if row.discarded_at is None else RecordingLost()
