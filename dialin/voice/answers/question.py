"""Answers and notes about questions handed in by voice."""

from dialin.actions.questions.allow_name import allow_name
from dialin.actions.questions.count_questions import count_questions
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.question import CountQuestions, QuestionAsk, QuestionTell
from dialin.store.act import Act
from dialin.store.calls import Call


def answer(act: Act, call: Call, ask: QuestionAsk) -> Outcome:
    match ask:
        case CountQuestions():
            return count_questions(act, call)


def note(act: Act, call: Call, tell: QuestionTell) -> None:
    allow_name(act, call, tell.sid)
