"""How many questions a caller has handed in, in this and earlier ways."""

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.dialogue.words.question import QuestionsCounted
from dialin.store.questions import count_questions_of
from dialin.store.voice_recordings import recordings_of_call


def count_questions(connection: Connection, call: LiveCall) -> QuestionsCounted:
    """Of the attendee; of the call while nobody is registered."""
    if call.attendee_id is not None:
        return QuestionsCounted(count_questions_of(connection, call.attendee_id))
    kept = [row for row in recordings_of_call(connection, call.id) if row.kept_at and row.kind == "question"]
    return QuestionsCounted(len(kept))
