"""Whoever has the database and no key reads no PIN, no whole number and no sound: every story ends with that look."""

import pytest
from sqlalchemy import text

from dialin.services import Services
from dialin.store.sealing.traces import wipe_log
from dialin.store.uploads import add_upload
from tests.building import begin_call, make_event, register_people
from tests.every import every
from tests.store.sealing.in_clear import in_clear

PIN, NUMBER = "748290", "+493023125010"


@pytest.fixture
def house(services: Services) -> Services:
    """On whose file there is a person with a number and this PIN, a call, and a list that was handed in."""
    register_people(services, make_event(services), 1)
    begin_call(services, "CA1")
    with services.acting("test") as act:
        sealed = {"sealed": services.pin_keys.seal(PIN)}
        act.connection.execute(text("UPDATE pin SET sealed = :sealed"), sealed)
        add_upload(act, {"event_id": 1, "name": f"{NUMBER}.csv", "content": f"Erna;{NUMBER}".encode()})
    return services


def test_where_everything_is_sealed_nothing_is_found(house: Services) -> None:
    assert in_clear(house) == set()


@every(
    ("words", "finds"),
    [
        ("748290", f"PIN {PIN}"), ("748 290", f"PIN {PIN}"), ('["7","4","8","2","9","0"]', f"PIN {PIN}"),
        ("Ihre PIN ist: sieben vier acht, <break/> zwo neun null.", f"PIN {PIN}"),
        ("Your PIN is: seven four eight, two nine oh", f"PIN {PIN}"), (NUMBER, f"number {NUMBER}"),
        ("030 / 231 250-10", f"number {NUMBER}"), ("0049 30 23125010", f"number {NUMBER}"),
        ("zwei drei eins zwei fünf null eins null", f"number {NUMBER}"), ("RIFF$ WAVEfmt", "sound"),
    ],
)  # fmt: skip
def test_whatever_stands_in_clear_is_found(house: Services, words: str, finds: str) -> None:
    with house.acting("test") as act:
        act.connection.execute(text("UPDATE call SET reply = :words"), {"words": words.ljust(200)})
    wipe_log(house.database)  # where the example before stands
    assert in_clear(house) == {finds}


@every("column", ["attendee.phone", "call.caller"])
def test_a_column_that_is_not_sealed_is_found(house: Services, column: str) -> None:
    table, _, name = column.partition(".")
    with house.acting("test") as act:
        act.connection.execute(text(f"UPDATE {table} SET {name} = '{NUMBER}'"))
    assert in_clear(house) == {f"number {NUMBER}"}
