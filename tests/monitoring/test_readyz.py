"""/readyz says no where calls could not be served, or where the background work stands still."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import make_url, select, text
from werkzeug.test import TestResponse

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.jobs import be_seen
from dialin.jobs.worker import DUTIES, do_if_due
from dialin.monitoring.writing import EVERY, TAKEN_FOR
from dialin.services import Services
from dialin.store.database import table_of, transaction
from dialin.store.probing import ProbeTable
from dialin.store.workers import LATE_AFTER, SILENT_AFTER, WorkerTable
from tests.building import EVENING, begin_call, make_event

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _evening(services: Services) -> None:
    services.clock.now = EVENING


@pytest.fixture(autouse=True)
def _nothing_tried(app: Flask) -> None:
    app.extensions.pop("dialin.writing", None)


def ask(app: Flask, query: str = "") -> TestResponse:
    return app.test_client().get(f"/readyz{query}")


@contextmanager
def taken(services: Services) -> Iterator[None]:
    """Somebody else writes, and does not finish."""
    if services.database.queue is None:
        with transaction(services.database) as connection:
            connection.execute(text("LOCK TABLE probe IN ACCESS EXCLUSIVE MODE"))
            yield
        return
    with closing(sqlite3.connect(path_of(services), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def path_of(services: Services) -> Path:
    return Path(make_url(services.settings.database_url).database or "")


def test_it_is_ready_where_it_can_write_and_it_writes_seldom(app: Flask, services: Services) -> None:
    assert ask(app).text == "ready\n"
    services.clock.now += EVERY - SECOND
    ask(app)
    with services.looking() as act:
        assert act.connection.execute(select(table_of(ProbeTable).c.written_at)).scalars().all() == [EVENING]
    services.clock.now += SECOND
    ask(app)
    with services.looking() as act:
        assert act.connection.execute(select(table_of(ProbeTable).c.written_at)).scalars().all() == [EVENING + EVERY]


def test_it_is_not_ready_where_others_have_kept_the_database_for_long(app: Flask, services: Services) -> None:
    assert ask(app).status_code == 200
    with taken(services):
        services.clock.now += EVERY
        assert ask(app).status_code == 200  # for a moment that may be
        services.clock.now += TAKEN_FOR
        assert ask(app).status_code == 503
    services.clock.now += EVERY
    assert ask(app).status_code == 200


def test_a_server_that_never_could_write_is_not_ready(app: Flask, services: Services) -> None:
    with taken(services):
        assert ask(app).status_code == 503


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_is_not_ready_where_the_file_is_for_reading_only(app: Flask, services: Services) -> None:
    with closing(sqlite3.connect(path_of(services))) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    url = f"sqlite:///file:{path_of(services)}?mode=ro&uri=true"
    settings = services.settings.model_copy(update={"database_url": url})
    app.extensions["dialin"] = replace(services, settings=settings)
    answer = ask(app)
    assert (answer.status_code, "readonly" in answer.text) == (503, True), answer.text
    app.extensions["dialin"] = services
    services.clock.now += EVERY
    assert ask(app).status_code == 200


def test_without_a_worker_it_says_so_only_where_it_is_asked_for(app: Flask, services: Services) -> None:
    assert ask(app).status_code == 200
    assert (ask(app, "?worker").status_code, "dialin worker" in ask(app, "?worker").text) == (503, True)
    be_seen.do(services)
    assert ask(app, "?worker").status_code == 200
    services.clock.now += SILENT_AFTER
    assert ask(app, "?worker").status_code == 200
    services.clock.now += SECOND
    answer = ask(app, "?worker")
    assert (answer.status_code, "since 2026-06-19 16:00:00 UTC" in answer.text) == (503, True), answer.text
    assert ask(app).status_code == 200


def test_a_worker_that_lives_and_leaves_news_undone_is_late(app: Flask, services: Services) -> None:
    call_id = begin_call(services, "CA" + "1" * 32, event_id=make_event(services))
    with services.acting("test") as act:
        tell_call(act, call_id, NewsKind.CONNECTED)
    services.clock.now += LATE_AFTER
    be_seen.do(services)
    assert ask(app, "?worker").status_code == 200
    services.clock.now += SECOND
    assert ask(app, "?worker").text == "The background work is late: deliver_news.\n"


def test_a_shared_duty_that_is_left_undone_is_named(app: Flask, services: Services) -> None:
    (duty,) = (duty for duty in DUTIES if duty.name == "reconcile")
    assert do_if_due(duty, services)
    services.clock.now += timedelta(seconds=duty.every) + LATE_AFTER + SECOND
    be_seen.do(services)
    assert ask(app, "?worker").text == "The background work is late: reconcile.\n"


def test_a_clock_that_steps_back_makes_no_worker_late(app: Flask, services: Services) -> None:
    be_seen.do(services)
    services.clock.now -= timedelta(hours=1)
    assert ask(app, "?worker").status_code == 200


def test_workers_of_long_ago_are_forgotten(services: Services) -> None:
    with services.acting("test") as act:
        act.connection.execute(table_of(WorkerTable).insert().values(name="gone", seen_at=EVENING))
    services.clock.now += timedelta(hours=2)
    be_seen.do(services)
    with services.looking() as act:
        assert act.connection.execute(select(table_of(WorkerTable).c.seen_at)).scalars().all() == [services.clock.now]
