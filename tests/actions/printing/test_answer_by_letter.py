"""A question that was not reached is answered by post, once the event is over too."""

from datetime import timedelta

from dialin.actions.printing.answer_by_letter import answer_by_letter
from dialin.actions.questions.delete_question import delete_question
from dialin.rules.outgoing.words import Outcome
from dialin.rules.paper.letters import Answered, Kind
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.audit import list_entries
from dialin.store.questions import change_question, list_questions
from tests.acting import acting
from tests.actions.printing.people import gather, gathered, note, outcomes, register_at
from tests.building import ENDS, IN_JUNE, make_event
from tests.every import every

AFTER = ENDS + timedelta(hours=1)


def answer(services: Services, event: int, text: str) -> Refused | None:
    with acting(services, IN_JUNE, author="Frau Amt") as act:
        (question,) = list_questions(act, event)
        return answer_by_letter(act, question, text)


def asked(services: Services, **given: str) -> int:
    event = make_event(services)
    register_at(services, event, "Erna Beispiel", question="Wann kommt der Bus?", phone="030 23125010", **given)
    return event


def test_the_answer_is_a_letter_of_its_own_until_it_is_printed(services: Services) -> None:
    event = asked(services, delivery="call")
    assert answer(services, event, " Im März.\r\nBestimmt. ") is None
    (letter,) = gathered(services, event, only_new=True, at=AFTER).letters
    assert (letter.kind, letter.pin) == (Kind.ANSWER, None)
    assert letter.answered == Answered("Wann kommt der Bus?", "Im März.\nBestimmt.")
    note(services, event, gathered(services, event, only_new=True, at=AFTER))
    assert outcomes(services, event) == [("answer", Outcome.PRINTED, "Frau Amt")]
    assert isinstance(gather(services, event, at=AFTER), Refused)


def test_another_answer_takes_the_place_of_one_that_is_not_printed_yet(services: Services) -> None:
    event = asked(services, delivery="call")
    answer(services, event, "Im März.")
    answer(services, event, "Im April.")
    (letter,) = gathered(services, event).letters
    assert letter.answered is not None
    assert letter.answered.answer == "Im April."
    assert [outcome for _, outcome, _ in outcomes(services, event)] == [Outcome.STOPPED, None]


@every("text", ["", "  \n ", "a" * 6001])
def test_an_answer_is_neither_empty_nor_endless(services, text):
    event = make_event(services, slug=f"event-{len(text)}")
    register_at(services, event, "Erna Beispiel", question="Wann?")
    refused = answer(services, event, text)
    assert refused is not None
    assert refused.field == "answer"
    assert outcomes(services, event) == []


def test_what_is_not_typed_up_yet_is_not_answered(services: Services) -> None:
    event = asked(services)
    with acting(services, IN_JUNE) as act:
        (question,) = list_questions(act, event)
        change_question(act, question.id, {"is_untyped": True})
    assert "Type the question up first" in str(answer(services, event, "Im März."))


def test_a_deleted_question_is_answered_to_nobody(services: Services) -> None:
    event = asked(services, delivery="call")
    answer(services, event, "Im März.")
    with acting(services, IN_JUNE) as act:
        (question,) = list_questions(act, event)
        delete_question(act, question.id)
    assert isinstance(gather(services, event), Refused)


def test_the_log_says_that_it_was_answered_and_never_what(services: Services) -> None:
    event = asked(services)
    answer(services, event, "Im März.")
    with services.looking() as act:
        entry = next(one for one in list_entries(act, event) if one.act == "question.answer")
    assert entry.actor == "Frau Amt"
    assert "März" not in repr(entry)
