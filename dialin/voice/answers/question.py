"""Answers and notes about questions handed in by voice."""

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.questions.allow_name import allow_name
from dialin.actions.questions.count_questions import count_questions
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.question import CountQuestions, QuestionAsk, QuestionTell


def answer(connection: Connection, call: LiveCall, ask: QuestionAsk) -> Outcome:
    match ask:
        case CountQuestions():
            return count_questions(connection, call)


def note(connection: Connection, call: LiveCall, tell: QuestionTell) -> None:
    allow_name(connection, call, tell.sid)
