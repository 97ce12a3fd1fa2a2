"""All questions of an event: listened to, typed up, sorted under topics, printed for the moderators."""

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from flask import Blueprint, redirect, request, send_file, url_for
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from dialin.actions.questions.delete_question import delete_question
from dialin.actions.questions.sort_question import sort_question
from dialin.actions.questions.type_up_question import type_up_question
from dialin.admin.desk import carry_out
from dialin.admin.forms import Fault, typed
from dialin.admin.pages import Confirmation, confirmation, event_named, page, refused_page
from dialin.admin.questions.choosing import chosen, topics_of
from dialin.admin.words import mark
from dialin.current import current_services
from dialin.rules.refusals import Refused
from dialin.store.database import Record, reading
from dialin.store.questions import list_questions, load_question
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


def _list(event: Record, show: str) -> dict[str, Any]:
    rows = _rows(event)
    untyped = sum(row.is_untyped for row in rows)
    found = chosen(rows, show)
    return {
        "event": event, "rows": found, "topics": topics_of(rows), "show": show, "total": len(rows), "untyped": untyped,
    }  # fmt: skip


def _rows(event: Record) -> Sequence[Record]:
    with reading(current_services().database) as connection:
        return list_questions(connection, event.id)


def print_questions(slug: str) -> str:
    """What moderators are handed: by topic, no telephone number, and no name where it was not allowed."""
    event = event_named(slug)
    rows = _rows(event)
    by_topic = [(topic, list(group)) for topic, group in groupby(filter(_is_written, rows), lambda row: row.topic)]
    untyped = sum(row.is_untyped for row in rows)
    return page("questions/print.html", event=event, by_topic=by_topic, untyped=untyped)


def _is_written(row: Record) -> bool:
    return not row.is_untyped


def sound_of_question(slug: str, question_id: int) -> Response:
    """As a player wants it, piece by piece; kept by no cache."""
    question = _question(event_named(slug), question_id)
    audio = None
    if question.recording_id is not None and question.is_playable:
        with reading(current_services().database) as connection:
            audio = audio_of(connection, question.recording_id)
    if audio is None:
        raise NotFound
    return send_file(io.BytesIO(audio), mimetype="audio/wav", conditional=True, etag=False, max_age=0)


def _question(event: Record, question_id: int) -> Record:
    """Raises NotFound also for a question of another event."""
    with reading(current_services().database) as connection:
        question = load_question(connection, question_id)
    if question is None or question.event_id != event.id:
        raise NotFound
    return question


def write_question(slug: str, question_id: int) -> Answer:
    """The text and, in the same step, the topic; once it is written down the sound is not needed."""
    fields = typed(request.form)

    def act(connection: Connection, actor: str, now: datetime) -> Refused | None:
        written = type_up_question(connection, question_id, fields.get("text", ""), actor=actor, now=now)
        return written or _sort(connection, question_id, fields, actor=actor, now=now)

    return _change(slug, question_id, act, done="written")


def topic_of_question(slug: str, question_id: int) -> Answer:
    fields = typed(request.form)
    return _change(
        slug,
        question_id,
        lambda connection, actor, now: _sort(connection, question_id, fields, actor=actor, now=now),
        done="sorted",
    )


def _sort(
    connection: Connection, question_id: int, fields: dict[str, str], *, actor: str, now: datetime
) -> Refused | None:
    return sort_question(connection, question_id, fields.get("topic", ""), actor=actor, now=now)


def _change(
    slug: str, question_id: int, act: Callable[[Connection, str, datetime], Refused | None], *, done: str
) -> Answer:
    event, fields = event_named(slug), typed(request.form)
    question, show = _question(event, question_id), fields.get("show", "")
    refused = carry_out(act)
    if refused is not None:
        listed = _list(event, show) | {"typed": {question.id: fields}}
        name = "topic" if "{longest}" in refused.sentence else "text"
        return refused_page("questions/list.html", Fault(refused, f"{name}-{question.id}"), **listed)
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
    refused = carry_out(lambda connection, actor, now: delete_question(connection, question.id, actor=actor, now=now))
    if refused is not None:
        return refused_page("trouble.html", Fault(refused, None), event=event)
    return redirect(url_for("admin.questions", slug=slug, done="question_deleted"), 303)
