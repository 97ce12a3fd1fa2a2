"""A new version is put in place in the middle of an evening: calls of either version go on with the other."""

import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from dialin.dialogue.saved import dump, load, longest_pin_in
from dialin.dialogue.stages import STATES
from dialin.jobs.worker import DUTIES, do_if_due
from dialin.services import Services
from dialin.store.database import transaction
from dialin.store.migrations.state import newest_revision, pending_migrations
from dialin.store.tables import metadata
from tests.actions.callers import board, call_of, sitting
from tests.building import EVENING, NUMBER, make_event, register_people
from tests.faults.write_states import KEPT
from tests.voice.signing import post

SID = "CA" + "1" * 32
CALL = {"CallSid": SID, "From": "+493023125010", "To": NUMBER, "CallStatus": "in-progress"}
# As it stood in files that were kept: what is in here has been saved by a version that somebody runs. Never edited.
SAVED: list[dict[str, Any]] = json.loads(KEPT.read_text(encoding="utf-8"))


@pytest.fixture
def is_ahead(services: Services) -> None:
    """The next version has migrated: something new in every table, and a table more."""
    with transaction(services.database) as connection:
        for table in metadata.tables:
            connection.execute(text(f"ALTER TABLE \"{table}\" ADD COLUMN comes_next VARCHAR DEFAULT 'x' NOT NULL"))
        connection.execute(
            text("CREATE TABLE comes_next (id INTEGER PRIMARY KEY, call_id INTEGER REFERENCES call (id))")
        )
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))


def is_kept(saved: object, again: object) -> bool:
    """Fields that came later may stand beside what was saved, in states and in what they hold."""
    if isinstance(saved, dict) and isinstance(again, dict):
        return all(name in again and is_kept(value, again[name]) for name, value in saved.items())
    return saved == again


def test_every_state_that_was_ever_saved_is_read_and_kept_whole() -> None:
    for saved in SAVED:
        written = json.dumps(saved, separators=(",", ":"))
        again = json.loads(dump(load(written), longest_pin=longest_pin_in(written)))
        assert is_kept(saved, again) or type(load(written)).__name__ != saved["stage"], saved


def test_a_state_of_every_stage_is_kept_so_that_the_next_version_must_read_it() -> None:
    assert {state.__name__ for state in STATES} <= {saved["stage"] for saved in SAVED}, (
        "append to the file what tests.faults.write_states writes of the new stage"
    )


@pytest.mark.usefixtures("is_ahead")
def test_this_version_answers_and_works_on_while_the_schema_is_one_ahead(app: Flask, services: Services) -> None:
    services.clock.now = EVENING
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    services.provider.ring_in(SID)
    post(app, "/voice/incoming", **CALL)
    assert "<Conference" in post(app, "/voice/turn/1", **CALL, Digits=person.pin).text
    assert "<Gather" in post(app, "/voice/turn/2", **CALL, DialCallStatus="answered").text
    assert "<Conference" in post(app, "/voice/turn/3", **CALL, Digits="9").text
    assert sitting(services.database, event_id) == [SID]
    assert [duty.name for duty in DUTIES if not do_if_due(duty, services)] == []
    post(app, "/voice/status", **CALL | {"CallStatus": "completed"})
    assert (board(services.database, event_id).held, call_of(services.database, SID).is_over_for_good) == (1, True)


@pytest.mark.usefixtures("is_ahead")
def test_it_is_ready_meanwhile_and_leaves_the_database_alone(app: Flask, services: Services) -> None:
    assert app.test_client().get("/readyz").status_code == 200
    assert not pending_migrations(services.database)
    with transaction(services.database) as connection:
        connection.execute(
            text("UPDATE alembic_version SET version_num = :one"), {"one": f"{int(newest_revision()) - 1:04d}"}
        )
    assert app.test_client().get("/readyz").status_code == 503
