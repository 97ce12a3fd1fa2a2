"""All questions of an event: listened to, typed up, sorted under topics, printed for the moderators."""

from itertools import groupby

from flask import request, url_for
from werkzeug.wrappers import Response

from dialin.actions.printing.answer_by_letter import answer_by_letter, last_answers
from dialin.actions.questions.delete_question import delete_question
from dialin.actions.questions.sort_question import sort_question
from dialin.actions.questions.type_up_question import type_up_question
from dialin.admin.door import get, post
from dialin.admin.forms import typed
from dialin.admin.pages import Confirmation, confirmation, page, to
from dialin.admin.questions.choosing import chosen, topics_of
from dialin.admin.sound import sound
from dialin.rules.refusals import Refused, mark
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.questions import Question, list_questions
from dialin.store.voice_recordings import audio_of


@get("/events/<slug>/questions", right=Right.QUESTIONS)
def questions(act: Act, event: Event) -> str:
    return _list(act, event, request.args.get("show", ""))


def _list(act: Act, event: Event, show: str, **values: object) -> str:
    rows = list_questions(act, event.id)
    untyped = sum(row.is_untyped for row in rows)
    return page(
        "questions/list.html", event=event, rows=chosen(rows, show), topics=topics_of(rows), show=show,
        total=len(rows), untyped=untyped, answers=last_answers(act, event.id), **values,
    )  # fmt: skip


@get("/events/<slug>/questions/print", right=Right.QUESTIONS)
def print_questions(act: Act, event: Event) -> str:
    """What moderators are handed: by topic, no telephone number, and no name where it was not allowed."""
    rows = list_questions(act, event.id)
    written = [row for row in rows if not row.is_untyped]
    by_topic = [(topic, list(group)) for topic, group in groupby(written, lambda row: row.topic)]
    return page("questions/print.html", event=event, by_topic=by_topic, untyped=len(rows) - len(written))


@get("/events/<slug>/questions/<int:question_id>/sound", right=Right.QUESTIONS)
def sound_of_question(act: Act, question: Question) -> Response:
    recording_id = question.recording_id if question.is_playable else None
    return sound(None if recording_id is None else audio_of(act, recording_id))


def _list_again(act: Act, event: Event, question: Question, fault: Refused | None = None) -> str:
    """With what was typed for this question, and the fault at its field."""
    fields = typed(request.form)
    show = fields.get("show", "")
    return _list(act, event, show, typed={question.id: fields}, fault=fault, faulty_id=question.id)


@post("/events/<slug>/questions/<int:question_id>/text", right=Right.QUESTIONS, again=_list_again)
def write_question(act: Act, event: Event, question: Question) -> Response | Refused:
    """The text and, in the same step, the topic; once it is written down the sound is not needed."""
    written = type_up_question(act, question.id, typed(request.form).get("text", ""))
    return written or _sort(act, question) or _back_to(event, question, done="written")


@post("/events/<slug>/questions/<int:question_id>/topic", right=Right.QUESTIONS, again=_list_again)
def topic_of_question(act: Act, event: Event, question: Question) -> Response | Refused:
    return _sort(act, question) or _back_to(event, question, done="sorted")


@post("/events/<slug>/questions/<int:question_id>/answer", right=Right.PEOPLE, again=_list_again)
def answer_question(act: Act, event: Event, question: Question) -> Response | Refused:
    """It goes out with the next letters that are printed."""
    answered = answer_by_letter(act, question, typed(request.form).get("answer", ""))
    return answered or _back_to(event, question, done="answered")


def _sort(act: Act, question: Question) -> Refused | None:
    return sort_question(act, question.id, typed(request.form).get("topic", ""))


def _back_to(event: Event, question: Question, *, done: str) -> Response:
    show = typed(request.form).get("show", "")
    return to(
        url_for("admin.questions", slug=event.slug, show=show or None, done=done, _anchor=f"question-{question.id}")
    )


@get("/events/<slug>/questions/<int:question_id>/delete", right=Right.QUESTIONS)
def remove_question(_act: Act, event: Event, question: Question) -> str:
    asked = Confirmation(
        question=mark("Delete this question?"),
        consequence=mark("Its text and its recording are gone for good. Only the log shows that there was one."),
        button=mark("Delete the question"),
        back=url_for("admin.questions", slug=event.slug, _anchor=f"question-{question.id}"),
    )
    return confirmation(event, asked)


@post("/events/<slug>/questions/<int:question_id>/delete", right=Right.QUESTIONS)
def delete_now(act: Act, event: Event, question: Question) -> Response | Refused:
    there = url_for("admin.questions", slug=event.slug, done="question_deleted")
    return delete_question(act, question.id) or to(there)
