"""Keeps the sound of a recording that was fetched, or notes that there is none to be had."""

from dialin.store import voice_recordings
from dialin.store.act import Act


def receive_sound(act: Act, recording_id: int, sound: bytes | None) -> None:
    """sound: WAV; None where the provider has none. One that is here already, or not wanted, changes nothing."""
    if sound is None:
        voice_recordings.give_up(act, recording_id)
    else:
        voice_recordings.store_audio(act, recording_id, sound)
