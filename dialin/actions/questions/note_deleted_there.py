"""Notes that the provider has deleted its copy of a recording."""

from dialin.store.act import Act
from dialin.store.voice_recordings import change_recording


def note_deleted_there(act: Act, recording_id: int) -> None:
    change_recording(act, recording_id, {"deleted_there_at": act.now})
