"""Throws away what nobody kept: from callers who hung up first, and from registrations never finished."""

from datetime import timedelta

from dialin.actions.questions.discard_recording import discard_row
from dialin.store.act import Act
from dialin.store.voice_recordings import VoiceRecording, abandoned_recordings

UNKEPT_FOR = timedelta(hours=1)  # longer than anybody listens to their own question
UNREGISTERED_FOR = timedelta(hours=24)


def find_abandoned(act: Act) -> list[VoiceRecording]:
    return abandoned_recordings(act, unkept_before=act.now - UNKEPT_FOR, unregistered_before=act.now - UNREGISTERED_FOR)


def discard_abandoned(act: Act) -> None:
    for row in find_abandoned(act):
        discard_row(act, row)
