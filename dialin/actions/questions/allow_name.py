"""A caller allows that the question is read out with their name."""

from dialin.store import questions, voice_recordings
from dialin.store.act import Act
from dialin.store.calls import Call


def allow_name(act: Act, call: Call, sid: str) -> None:
    row = voice_recordings.find_recording(act, sid)
    question = None if row is None or row.call_id != call.id else questions.find_question_of(act, row.id)
    if question is not None:
        questions.change_question(act, question.id, {"with_name": True})
