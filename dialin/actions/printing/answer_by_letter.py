"""Staff answer a question that was not reached: it is printed with the next letters."""

from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.audit import log_change
from dialin.store.outgoing import Wanted, add_outgoing, finish_outgoing, list_outgoing
from dialin.store.questions import Question
from dialin.store.work import Work

LONGEST_ANSWER = 6000


def answer_by_letter(act: Act, question: Question, text: str) -> Refused | None:
    """An answer that is not printed yet is replaced. The log says that it was answered, never what."""
    answer = text.replace("\r", "").replace("\0", "").strip()
    if not answer:
        return Refused("Write the answer, then order the letter.", field="answer")
    if len(answer) > LONGEST_ANSWER:
        return Refused("The answer is too long. Shorten it to at most 6000 characters.", field="answer")
    if refused := _refuse(act, question):
        return refused
    before = [work for work in _answers(act, question.event_id) if work.details.get("question") == question.id]
    for work in before:
        if work.done_at is None:
            finish_outgoing(act, work, Outcome.STOPPED, done_by=act.author)
    add_outgoing(act, [_row(act, question, answer, len(before) + 1)])
    about = {"event_id": question.event_id, "attendee_id": question.attendee_id, "question": question.id}
    log_change(act, "question.answer", **about)
    return None


def _refuse(act: Act, question: Question) -> Refused | None:
    if question.is_untyped:
        return Refused("Type the question up first: it stands in the letter.", field="text")
    person = None if question.attendee_id is None else load_attendee(act, question.attendee_id)
    if person is None:
        return Refused("Nobody knows who asked this. There is nobody to write to.")
    return None


def last_answers(act: Act, event_id: int) -> dict[int, Work]:
    """By question: the letter that was ordered last for it, printed or not."""
    return {work.details["question"]: work for work in _answers(act, event_id) if "question" in work.details}


def _answers(act: Act, event_id: int) -> list[Work]:
    """In the order in which they were ordered."""
    return list_outgoing(act, Wanted(event_id=event_id, purposes=(Purpose.ANSWER,)))


def _row(act: Act, question: Question, answer: str, number: int) -> dict[str, object]:
    return {
        "key": f"answer:{question.id}:{number}",
        "kind": Purpose.ANSWER,
        "lane": Lane.LETTERS,
        "event_id": question.event_id,
        "attendee_id": question.attendee_id,
        "due_at": act.now,
        "details": {"question": question.id, "answer": answer},
    }
