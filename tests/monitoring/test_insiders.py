"""Counts and reasons are for this machine and for whoever has the token; what a proxy on it passes on is neither."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from pydantic import SecretStr
from werkzeug.middleware.proxy_fix import ProxyFix

from dialin.app import create_app
from dialin.services import Services
from dialin.store.database import transaction
from dialin.store.migrations.state import newest_revision
from dialin.store.sealing.present import SEALED_BY, note_key
from tests.building import SetClock
from tests.config.credentials import SECRET
from tests.databases import Databases
from tests.every import every

TOKEN = SecretStr(SECRET[::-1])


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: who may ask is no matter of the database."""
    with databases.fresh("sqlite") as url:
        yield url


@pytest.fixture
def house(services: Services) -> Flask:
    settings = services.settings.model_copy(update={"metrics_token": TOKEN})
    return create_app(settings, services=replace(services, settings=settings))


def ask(app: Flask, path: str, **wire: str) -> tuple[int, str]:
    answer = app.test_client().get(path, environ_overrides=wire)
    return answer.status_code, answer.text


BEHIND = [
    {"HTTP_X_FORWARDED_FOR": "203.0.113.9"},
    {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    {"HTTP_X_FORWARDED_PROTO": "https"},
    {"HTTP_FORWARDED": "for=127.0.0.1"},
    {"HTTP_X_REAL_IP": "127.0.0.1"},
    {"HTTP_VIA": "1.1 proxy"},
    {"HTTP_CF_CONNECTING_IP": "127.0.0.1"},
    {"HTTP_HOST": "dialin.example"},
    {"HTTP_HOST": "localhost.dialin.example"},
    {"HTTP_HOST": "[::1"},
    {"SERVER_PROTOCOL": "HTTP/1.0"},  # nginx that was told nothing
    {"REMOTE_ADDR": "203.0.113.9"},
    {"REMOTE_ADDR": "10.0.0.1"},
    {"REMOTE_ADDR": ""},
]


@every("wire", [{}, {"HTTP_HOST": "127.0.0.1:8000"}, {"HTTP_HOST": "[::1]:8000", "REMOTE_ADDR": "::1"}])
def test_this_machine_may_read_the_metrics(app: Flask, wire: dict[str, str]) -> None:
    status, text = ask(app, "/metrics", **wire)
    assert (status, "dialin_live_calls" in text) == (200, True)


@every("wire", BEHIND)
def test_nobody_else_may_and_no_proxy_for_anybody(app: Flask, wire: dict[str, str]) -> None:
    status, text = ask(app, "/metrics", **wire)
    assert (status, "dialin_" in text) == (403, False)


@every("wire", BEHIND)
def test_whoever_has_the_token_may_from_anywhere(house: Flask, wire: dict[str, str]) -> None:
    shown = {"HTTP_AUTHORIZATION": f"Bearer {TOKEN.get_secret_value()}"}
    status, text = ask(house, "/metrics", **wire, **shown)
    assert (status, "dialin_live_calls" in text) == (200, True)


@every("shown", ["", "Bearer ", "Bearer wrong", f"Basic {SECRET}", f"Bearer {SECRET}", "Bearer \xff", SECRET])
def test_another_token_opens_nothing(house: Flask, shown: str) -> None:
    assert ask(house, "/metrics", REMOTE_ADDR="203.0.113.9", HTTP_AUTHORIZATION=shown)[0] == 403


def test_where_no_token_is_set_none_opens(app: Flask) -> None:
    for shown in ("Bearer ", "Bearer None", "Bearer"):
        assert ask(app, "/metrics", REMOTE_ADDR="203.0.113.9", HTTP_AUTHORIZATION=shown)[0] == 403


def test_an_address_that_a_proxy_only_tells_is_not_believed(app: Flask) -> None:
    """Also where the server takes the caller's address from what its proxy says."""
    fixed, bare = ProxyFix(app.wsgi_app, x_for=1), app.wsgi_app
    app.wsgi_app = fixed  # type: ignore[method-assign]
    try:
        assert ask(app, "/metrics", REMOTE_ADDR="203.0.113.9", HTTP_X_FORWARDED_FOR="127.0.0.1")[0] == 403
    finally:
        app.wsgi_app = bare  # type: ignore[method-assign]


def break_migration(services: Services) -> None:
    with transaction(services.database) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'older'")


def break_key(services: Services) -> None:
    with services.acting("test") as act:
        note_key(act.connection, SEALED_BY, "abcdefgh")


@every(("broken", "reason"), [(break_migration, "not migrated"), (break_key, "DIALIN_SECRET_KEY")])
def test_strangers_learn_whether_it_is_ready_and_only_insiders_and_the_log_why_not(
    app: Flask, services: Services, caplog: pytest.LogCaptureFixture, broken, reason: str
) -> None:
    clock = services.clock
    assert isinstance(clock, SetClock)
    assert ask(app, "/readyz", REMOTE_ADDR="203.0.113.9") == (200, "ready\n")
    broken(services)
    caplog.clear()
    clock.pass_time(hours=1)
    assert ask(app, "/readyz", REMOTE_ADDR="203.0.113.9") == (503, "not ready\n")
    status, told = ask(app, "/readyz")
    assert (status, reason in told) == (503, True)
    lines = [line for line in caplog.records if line.levelno == logging.WARNING]
    assert [reason in line.getMessage() for line in lines] == [True]  # once a minute
    clock.now += timedelta(minutes=1)
    ask(app, "/readyz")
    assert len(caplog.records) == 2
    with transaction(services.database) as connection:  # as it was, for the next example
        connection.exec_driver_sql("DELETE FROM instance")
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{newest_revision()}'")


def test_browsers_are_told_to_come_by_https_only_where_the_address_is_public(services: Services) -> None:
    for url, is_told in (("https://dialin.example", True), ("http://127.0.0.1:8000", False)):
        settings = services.settings.model_copy(update={"public_url": url})
        client = create_app(settings, services=replace(services, settings=settings)).test_client()
        for path in ("/admin/sign-in", "/healthz", "/nothing/there", "/metrics"):
            assert ("Strict-Transport-Security" in client.get(path).headers) is is_told, path
