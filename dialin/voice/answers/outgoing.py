"""Answers and notes about calls that the city makes: an offer taken or left, and what each call has come to."""

from dialin.actions.outgoing.note_outcome import note_outcome
from dialin.actions.seats.offers.answer import answer_offer
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.outgoing import AnswerOffer, OutgoingAsk, OutgoingTell
from dialin.store.act import Act
from dialin.store.calls import Call


def answer(act: Act, call: Call, ask: OutgoingAsk) -> Outcome:
    match ask:
        case AnswerOffer(accepts):
            return answer_offer(act, call, accepts)


def note(act: Act, call: Call, tell: OutgoingTell) -> None:
    note_outcome(act, call, tell.outcome)
