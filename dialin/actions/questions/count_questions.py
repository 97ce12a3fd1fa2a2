"""How many questions a caller has asked, in this call and before."""

from dialin.dialogue.words.question import QuestionsCounted
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.questions import count_questions_of
from dialin.store.voice_recordings import recordings_of_call


def count_questions(act: Act, call: Call) -> QuestionsCounted:
    """By the attendee; by the call while nobody is registered."""
    if call.attendee_id is not None:
        return QuestionsCounted(count_questions_of(act, call.attendee_id))
    kept = [row for row in recordings_of_call(act, call.id) if row.kept_at and row.kind == "question"]
    return QuestionsCounted(len(kept))
