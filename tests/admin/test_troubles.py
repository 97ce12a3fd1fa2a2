"""What staff see when something of ours fails, and what every answer carries, whichever way it came about."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.admin.desk import Desk
from tests.databases import Databases
from tests.every import every


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: what went wrong is told by the same exceptions on both."""
    with databases.fresh("sqlite") as url:
        yield url


@every(
    ("sql", "path", "status"),
    [
        ("UPDATE event SET timezone = 'Nowhere/Atlantis'", "/events/digitaltag", 500),
        ("ALTER TABLE question RENAME TO elsewhere", "/events/digitaltag/questions", 503),
        ("ALTER TABLE staff RENAME TO nobody", "/own", 503),
    ],
)
def test_what_fails_is_said_in_plain_words_with_a_way_on(
    desk: Desk, event_id: int, sql: str, path: str, status: int
) -> None:
    with desk.services.acting("test") as act:
        act.connection.exec_driver_sql(sql)
    answer = desk.get(path)
    assert answer.status_code == status
    assert "Das geht gerade nicht." in answer.text
    assert 'href="/admin/"' in answer.text
    assert answer.headers.get("Retry-After") == ("60" if status == 503 else None)


def test_a_form_that_fails_says_so_as_well(desk: Desk, event_id: int) -> None:
    answer = desk.send("/events/digitaltag/hands", {"name": "Otto"})
    assert answer.status_code == 303
    with desk.services.acting("test") as act:
        act.connection.exec_driver_sql("ALTER TABLE hand RENAME TO elsewhere")
    failed = desk.send("/events/digitaltag/hands", {"name": "Otto"})
    assert failed.status_code == 503
    assert "Laden Sie diese Seite in einer Minute neu" in failed.text


def test_what_the_database_refuses_is_our_own_fault_and_will_not_pass(desk: Desk, event_id: int) -> None:
    with desk.services.acting("test") as act:
        act.connection.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON hand BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    failed = desk.send("/events/digitaltag/hands", {"name": "Otto"})
    assert failed.status_code == 500
    assert "Retry-After" not in failed.headers


@every(
    ("method", "path", "status"),
    [
        ("GET", "", 308), ("GET", "//own?show=x", 308), ("PUT", "/", 405), ("POST", "/own", 405),
        ("OPTIONS", "/own", 200), ("GET", "/static/nothing.js", 404),
    ],
)  # fmt: skip
def test_every_answer_under_the_address_of_staff_carries_the_same_headers(
    app: Flask, method: str, path: str, status: int
) -> None:
    answer = app.test_client().open(f"/admin{path}", method=method, headers={"Host": "evil.example"})
    assert answer.status_code == status
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "evil" not in answer.headers.get("Location", "") + answer.text
    assert answer.headers.get("Location", "/admin/").startswith("/admin/")
