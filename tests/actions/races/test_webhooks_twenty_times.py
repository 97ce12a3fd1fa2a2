"""The same webhook delivered twenty times at one instant: one call, one claim, one and the same answer."""

from functools import partial

from dialin.dialogue.words.heard import Heard, Keys
from dialin.services import Services
from dialin.store.database import Database, table_of
from dialin.store.guesses import GuessTable
from dialin.store.live_calls import live_calls
from dialin.voice import conductor
from dialin.voice.conductor import Webhook
from dialin.voice.hearing import CallReport
from tests.acting import acting
from tests.actions.callers import call_of, sitting
from tests.actions.pins.keyed import nobodys
from tests.actions.races.crowds import at_once
from tests.building import NUMBER, make_event, register_people

ERNA = CallReport("CA1", "+493023125777", NUMBER, "in-progress")


def arrive(database: Database, services: Services) -> str:
    with acting(database) as act:
        return conductor.begin(Webhook(act, services.settings, ERNA))


def turn(database: Database, services: Services, heard: Heard, number: int = 1) -> str:
    with acting(database) as act:
        return conductor.take_turn(Webhook(act, services.settings, ERNA), heard, number=number)


def test_an_arrival_begins_one_call(services: Services, database_url: str) -> None:
    make_event(services)
    documents = at_once(database_url, [partial(arrive, services=services)] * 20)
    assert len(set(documents)) == 1
    with services.looking() as act:
        assert len(live_calls(act)) == 1


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
    with services.looking() as act:
        tries = {row.tries for row in act.connection.execute(table_of(GuessTable).select())}
    assert tries == {1}
