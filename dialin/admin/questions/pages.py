"""All questions of an event: listened to, typed up, sorted under topics, printed for the moderators."""

import io
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from flask import Blueprint, redirect, request, send_file, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from dialin.actions.questions.delete_question import delete_question
from dialin.actions.questions.sort_question import sort_question
from dialin.actions.questions.type_up_question import type_up_question
from dialin.admin.desk import carry_out
from dialin.admin.forms import typed
from dialin.admin.pages import Confirmation, confirmation, event_named, page, refused_page
from dialin.admin.questions.choosing import chosen, topics_of
from dialin.current import current_services
from dialin.rules.refusals import Refused, mark
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.questions import Question, list_questions, load_question
from dialin.store.voice_recordings import audio_of

Answer = str | Response | tuple[str, int]


def add_pages(admin: Blueprint) -> None:
    one = "/events/<slug>/questions/<int:question_id>"
    admin.add_url_rule("/events/<slug>/questions", view_func=questions)
    admin.add_url_rule("/events/<slug>/questions/print", view_func=print_questions)
    admin.add_url_rule(f"{one}/sound", view_func=sound_of_question)
    admin.add_url_rule(f"{one}/text", view_func=write_question, methods=["POST"])
    admin.add_url_rule(f"{one}/topic", view_func=topic_of_question, methods=["POST"])
    admin.add_url_rule(f"{one}/delete", view_func=remove_question, methods=["GET", "POST"])


def questions(slug: str) -> str:
    return page("questions/list.html", **_list(event_named(slug), request.args.get("show", "")))


def _list(event: Event, show: str) -> dict[str, Any]:
    rows = _rows(event)
    untyped = sum(row.is_untyped for row in rows)
    found = chosen(rows, show)
    return {
        "event": event, "rows": found, "topics": topics_of(rows), "show": show, "total": len(rows), "untyped": untyped,
    }  # fmt: skip


def _rows(event: Event) -> Sequence[Question]:
    with current_services().looking() as act:
        return list_questions(act, event.id)


def print_questions(slug: str) -> str:
    """What moderators are handed: by topic, no telephone number, and no name where it was not allowed."""
    event = event_named(slug)
    rows = _rows(event)
    by_topic = [(topic, list(group)) for topic, group in groupby(filter(_is_written, rows), lambda row: row.topic)]
    untyped = sum(row.is_untyped for row in rows)
    return page("questions/print.html", event=event, by_topic=by_topic, untyped=untyped)


def _is_written(row: Question) -> bool:
    return not row.is_untyped


def sound_of_question(slug: str, question_id: int) -> Response:
    """As a player wants it, piece by piece; kept by no cache."""
    question = _question(event_named(slug), question_id)
    audio = None
    if question.recording_id is not None and question.is_playable:
        with current_services().looking() as act:
            audio = audio_of(act, question.recording_id)
    if audio is None:
        raise NotFound
    return send_file(io.BytesIO(audio), mimetype="audio/wav", conditional=True, etag=False, max_age=0)


def _question(event: Event, question_id: int) -> Question:
    """Raises NotFound also for a question of another event."""
    with current_services().looking() as act:
        question = load_question(act, question_id)
    if question is None or question.event_id != event.id:
        raise NotFound
    return question


def write_question(slug: str, question_id: int) -> Answer:
    """The text and, in the same step, the topic; once it is written down the sound is not needed."""
    fields = typed(request.form)

    def write(act: Act) -> Refused | None:
        written = type_up_question(act, question_id, fields.get("text", ""))
        return written or _sort(act, question_id, fields)

    return _change(slug, question_id, write, done="written")


def topic_of_question(slug: str, question_id: int) -> Answer:
    fields = typed(request.form)
    return _change(
        slug,
        question_id,
        lambda act: _sort(act, question_id, fields),
        done="sorted",
    )


def _sort(act: Act, question_id: int, fields: dict[str, str]) -> Refused | None:
    return sort_question(act, question_id, fields.get("topic", ""))


def _change(slug: str, question_id: int, deed: Callable[[Act], Refused | None], *, done: str) -> Answer:
    event, fields = event_named(slug), typed(request.form)
    question, show = _question(event, question_id), fields.get("show", "")
    refused = carry_out(deed)
    if refused is not None:
        listed = _list(event, show) | {"typed": {question.id: fields}, "faulty_id": question.id}
        return refused_page("questions/list.html", refused, **listed)
    return redirect(
        url_for("admin.questions", slug=slug, show=show or None, done=done, _anchor=f"question-{question.id}"), 303
    )


def remove_question(slug: str, question_id: int) -> Answer:
    event = event_named(slug)
    question = _question(event, question_id)
    if request.method != "POST":
        asked = Confirmation(
            question=mark("Delete this question?"),
            consequence=mark("Its text and its recording are gone for good. Only the log shows that there was one."),
            button=mark("Delete the question"),
            back=url_for("admin.questions", slug=slug, _anchor=f"question-{question.id}"),
        )
        return confirmation(event, asked)
    refused = carry_out(lambda act: delete_question(act, question.id))
    if refused is not None:
        return refused_page("trouble.html", refused, event=event)
    return redirect(url_for("admin.questions", slug=slug, done="question_deleted"), 303)
