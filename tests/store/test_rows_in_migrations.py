"""An evening that is on file goes through the migrations, both ways, and its calls go on."""

import json

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import text

from dialin.dialogue.saved import load
from dialin.services import Services
from dialin.store.database import Database, transaction
from dialin.store.migrations.upgrade import alembic_config, upgrade
from tests.building import EVENING, NUMBER, SetClock
from tests.store.first_schema import STATES, Rows, fill, rows_in
from tests.voice.signing import post

CALLS = "SELECT stage, trouble, place FROM call ORDER BY id"


@pytest.fixture
def before(services: Services) -> Rows:
    """What was on file at the first schema, on which the database stands."""
    _downgrade(services.database)
    with transaction(services.database) as connection:
        fill(connection)
        return rows_in(connection)


def _downgrade(database: Database) -> None:
    with transaction(database) as connection:
        command.downgrade(alembic_config(connection), "0001")


def _calls(database: Database) -> list[tuple[str, str, str]]:
    with transaction(database) as connection:
        return [(stage, trouble, place) for stage, trouble, place in connection.execute(text(CALLS))]


def _dangling(database: Database) -> list[object]:
    """References to rows that are gone; PostgreSQL has none."""
    if database.write.dialect.name != "sqlite":
        return []
    with transaction(database) as connection:
        return list(connection.execute(text("PRAGMA foreign_key_check")))


def test_every_call_keeps_its_stage_by_its_present_name_and_its_place(services: Services, before: Rows) -> None:
    assert len(before["call"]) == len(STATES)
    upgrade(services.database)
    known = [load(json.dumps(state)) for state in STATES]
    names = [type(state).__name__ for state in known]
    assert _calls(services.database) == [
        (name, name, state.place.value) for name, state in zip(names, known, strict=True)
    ]
    assert {
        ("SeatClaiming", "SeatClaiming", "dialogue"),
        ("GivingUpSeat", "GivingUpSeat", "dialogue"),
        ("Registering", "Registering", "dialogue"),
        ("InRoom", "InRoom", "event"),
        ("Person", "Person", "office"),
        ("QuestionRecording", "QuestionRecording", "recording"),
    } <= set(_calls(services.database))


def test_no_row_is_lost_on_the_way_up_or_back(services: Services, before: Rows) -> None:
    assert all(before.values())
    upgrade(services.database)
    assert _dangling(services.database) == []
    with transaction(services.database) as connection:
        after = rows_in(connection, of=before)
    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in before.items()}
    with transaction(services.database) as connection:
        fill(connection, but=before)  # what the migrations have added is lost, and nothing else
        connection.execute(text("UPDATE event SET most_lines = 3"))
    _downgrade(services.database)
    assert _dangling(services.database) == []
    with transaction(services.database) as connection:
        assert rows_in(connection) == before


# What a silence is answered with.
GOES_ON = {
    "SeatConfirmed": "dialin-1</Conference>",
    "CancelQuestion": "Sie bleiben angemeldet.",
    "Enrolment": "Die Anmeldung war bis Freitag",
    "InRoom": "dialin-1</Conference>",
    "Person": "Sollen wir Sie zurückrufen?",
    "QuestionRecording": "<Record ",
    "MainMenu": "Zum Anmelden",
}


@pytest.mark.usefixtures("before")
def test_a_call_of_the_version_before_goes_on_after_the_migration(
    app: Flask, services: Services, clock: SetClock
) -> None:
    upgrade(services.database)
    clock.now = EVENING
    names = [state["stage"] for state in STATES]
    for stage, says in GOES_ON.items():
        with transaction(services.database) as connection:  # of all these calls, this one sits in the one seat
            connection.execute(text("UPDATE seat SET call_id = :id"), {"id": names.index(stage) + 1})
        call = {"CallSid": f"CA{names.index(stage) + 1:032x}", "From": "+493023125010", "To": NUMBER}
        answer = post(app, "/voice/turn/1", CallStatus="in-progress", **call)
        assert (stage, says in answer.text) == (stage, True), answer.text
        assert "/voice/turn/2" in answer.text
