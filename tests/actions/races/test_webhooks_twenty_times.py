"""The same webhook delivered twenty times at one instant: one call, one claim, one and the same answer."""

from functools import partial

from dialin.dialogue.words.heard import Heard, Keys
from dialin.services import Services
from dialin.store.calls import live_calls
from dialin.store.database import Database, reading, table_of, transaction
from dialin.store.throttles import Throttle
from dialin.voice import conductor
from dialin.voice.hearing import CallNews
from tests.actions.callers import call_of, sitting
from tests.actions.pins.keyed import nobodys
from tests.actions.races.crowds import at_once
from tests.building import EVENING, NUMBER, make_event, register_people

ERNA = CallNews("CA1", "+493023125777", NUMBER, "in-progress")


def arrive(database: Database, services: Services) -> str:
    with transaction(database) as connection:
        return conductor.begin(connection, ERNA, services=services, now=EVENING)


def turn(database: Database, services: Services, heard: Heard, number: int = 1) -> str:
    with transaction(database) as connection:
        return conductor.take_turn(connection, ERNA, heard, number=number, services=services, now=EVENING)


def test_an_arrival_begins_one_call(services: Services, database_url: str) -> None:
    make_event(services)
    documents = at_once(database_url, [partial(arrive, services=services)] * 20)
    assert len(set(documents)) == 1
    with reading(services.database) as connection:
        assert len(live_calls(connection)) == 1


def test_a_pin_is_claimed_for_once(services: Services, database_url: str) -> None:
    event = make_event(services, seats=3)
    person, *_ = register_people(services, event, 3)
    arrive(services.database, services)
    documents = at_once(database_url, [partial(turn, services=services, heard=Keys(person.pin))] * 20)
    assert len(set(documents)) == 1
    assert call_of(services.database, ERNA.sid).turn == 2
    assert sitting(services.database, event) == [ERNA.sid]


def test_an_unknown_pin_is_counted_once(services: Services, database_url: str) -> None:
    make_event(services)
    arrive(services.database, services)
    at_once(database_url, [partial(turn, services=services, heard=Keys(nobodys(1)))] * 20)
    with reading(services.database) as connection:
        tries = {row.tries for row in connection.execute(table_of(Throttle).select())}
    assert tries == {1}
