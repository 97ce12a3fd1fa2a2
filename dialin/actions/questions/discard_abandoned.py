"""Throws away what nobody kept: from callers who hung up first, and from registrations never finished."""

from dialin.actions.questions.discard_recording import discard_row
from dialin.rules.retention import UNKEPT_FOR, UNREGISTERED_FOR
from dialin.store.act import Act
from dialin.store.voice_recordings import VoiceRecording, abandoned_recordings


def find_abandoned(act: Act) -> list[VoiceRecording]:
    return abandoned_recordings(act, unkept_before=act.now - UNKEPT_FOR, unregistered_before=act.now - UNREGISTERED_FOR)


def discard_abandoned(act: Act) -> None:
    for row in find_abandoned(act):
        discard_row(act, row)
