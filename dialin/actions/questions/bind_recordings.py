"""A registration by telephone is finished: what was spoken for it in this call belongs to the new attendee."""

from sqlalchemy import Connection

from dialin.store import questions, voice_recordings


def bind_recordings(connection: Connection, call_id: int, *, event_id: int, attendee_id: int) -> None:
    """Only what belongs to nobody yet: a second person may be registered in the same call."""
    for row in voice_recordings.recordings_of_call(connection, call_id):
        if row.attendee_id is None:
            owner = {"event_id": event_id, "attendee_id": attendee_id}
            voice_recordings.change_recording(connection, row.id, owner)
            question = questions.find_question_of(connection, row.id)
            if question is not None:
                questions.change_question(connection, question.id, owner)
