"""Writes down what was asked; its sound is no longer needed and is deleted, here and at the provider."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.rules.refusals import Refused
from dialin.rules.registrations import LONGEST_QUESTION
from dialin.store import questions, voice_recordings


def type_up_question(
    connection: Connection, question_id: int, text: str, *, actor: str, now: datetime
) -> Refused | None:
    """Also corrects a text. The log says that it was done, never what was asked."""
    question = questions.load_question(connection, question_id)
    if question is None:
        return Refused("This question was deleted. Nothing needs to be done.")
    text = text.replace("\0", "").strip()
    if not text:
        return Refused("Write down the question, then send it.")
    if len(text) > LONGEST_QUESTION:
        return Refused("The question is too long. Shorten it to at most 2000 characters.")
    questions.change_question(connection, question_id, {"text": text, "is_untyped": False})
    if question.recording_id is not None:
        voice_recordings.discard(connection, question.recording_id, now)
    about = {"event_id": question.event_id, "attendee_id": question.attendee_id, "question": question_id}
    record(connection, "question.type_up", actor=actor, now=now, **about)
    return None
