"""Throws a recording away: its sound is gone here at once, and is deleted at the provider next."""

from dialin.store import questions, voice_recordings
from dialin.store.act import Act
from dialin.store.voice_recordings import VoiceRecording


def discard_recording(act: Act, sid: str) -> None:
    """With the question that it was, unless that has been typed up."""
    row = voice_recordings.find_recording(act, sid)
    if row is not None:
        discard_row(act, row)


def discard_row(act: Act, row: VoiceRecording) -> None:
    voice_recordings.discard(act, row.id)
    question = questions.find_question_of(act, row.id)
    if question is not None and question.is_untyped:
        questions.change_question(act, question.id, {"deleted_at": act.now})
