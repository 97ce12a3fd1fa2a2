"""The one place where registering and one's own seat hand a caller over to the stages of questions."""

from dialin.dialogue.question.states import QuestionConsent
from dialin.dialogue.states import State


def question_stage(back: State) -> State:
    """Where a question is recorded; `back` is where the caller goes afterwards."""
    return QuestionConsent(back=back)
