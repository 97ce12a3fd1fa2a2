"""A caller allows that the question is read out with their name."""

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.store import questions, voice_recordings


def allow_name(connection: Connection, call: LiveCall, sid: str) -> None:
    row = voice_recordings.find_recording(connection, sid)
    question = None if row is None or row.call_id != call.id else questions.find_question_of(connection, row.id)
    if question is not None:
        questions.change_question(connection, question.id, {"with_name": True})
