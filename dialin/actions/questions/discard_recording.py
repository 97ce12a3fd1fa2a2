"""Throws a recording away: its sound is gone here at once, and is deleted at the provider next."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.store import questions, voice_recordings
from dialin.store.database import Record


def discard_recording(connection: Connection, sid: str, *, now: datetime) -> None:
    """With the question that it was, unless that has been typed up."""
    row = voice_recordings.find_recording(connection, sid)
    if row is not None:
        discard_row(connection, row, now=now)


def discard_row(connection: Connection, row: Record, *, now: datetime) -> None:
    """row: of the voice_recording table."""
    voice_recordings.discard(connection, row.id, now)
    question = questions.find_question_of(connection, row.id)
    if question is not None and question.is_untyped:
        questions.change_question(connection, question.id, {"deleted_at": now})
