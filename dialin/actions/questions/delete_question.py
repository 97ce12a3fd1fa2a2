"""Deletes a question, its words and its sound; all that remains is that there was one."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.rules.refusals import Refused
from dialin.store import questions, voice_recordings


def delete_question(connection: Connection, question_id: int, *, actor: str, now: datetime) -> Refused | None:
    question = questions.load_question(connection, question_id)
    if question is None:
        return Refused("This question was deleted. Nothing needs to be done.")
    questions.change_question(connection, question_id, {"text": "", "topic": None, "deleted_at": now})
    if question.recording_id is not None:
        voice_recordings.discard(connection, question.recording_id, now)
    about = {"event_id": question.event_id, "attendee_id": question.attendee_id, "question": question_id}
    record(connection, "question.delete", actor=actor, now=now, **about)
    return None
