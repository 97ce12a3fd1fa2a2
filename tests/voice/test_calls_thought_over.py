"""A call that was thought over and is not: whatever asks on for it brings it back to where a seat is claimed."""

from collections.abc import Callable
from typing import Any

import pytest

from dialin.actions.calls.end_call import end_call
from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.inputs import Keys, LeftRoom, NewsKind, Silence
from dialin.services import Services
from dialin.store.calls import load_call
from dialin.store.database import table_of, transaction
from dialin.store.work import Work
from dialin.voice import conductor
from dialin.voice.hearing import CallNews
from tests.actions.callers import board, call_of, sitting
from tests.building import EVENING, NUMBER, make_event, register_people

ERNA = CallNews("CA1", "+493023125010", NUMBER, "in-progress")


def turn(services: Services, heard: Any, *, news: CallNews = ERNA) -> str:
    with transaction(services.database) as connection:
        row = load_call(connection, news.sid)
        number = 0 if row is None else row.turn
        return conductor.take_turn(connection, news, heard, number=number, services=services, now=EVENING)


def arrive(services: Services, pin: str, *, news: CallNews = ERNA) -> None:
    with transaction(services.database) as connection:
        conductor.begin(connection, news, services=services, now=EVENING)
    turn(services, Keys(pin), news=news)


def hang_up(services: Services) -> None:
    with transaction(services.database) as connection:
        end_call(connection, ERNA.sid, now=EVENING)


def freed_news(services: Services) -> str:
    with transaction(services.database) as connection:
        row = load_call(connection, ERNA.sid)
        assert row is not None
        tell_call(connection, row.id, NewsKind.SEAT_FREED, now=EVENING)
        work = connection.execute(table_of(Work).select()).one()
        return conductor.bring_news(connection, ERNA.sid, work.id, services=services, now=EVENING) or ""


def resumed(services: Services) -> str:
    with transaction(services.database) as connection:
        return conductor.resume(connection, ERNA, services=services, now=EVENING)


@pytest.mark.parametrize("ask", [lambda services: turn(services, Silence()), freed_news, resumed])
def test_it_lives_again_and_sits_again(services: Services, ask: Callable[[Services], str]) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    arrive(services, person.pin)
    assert sitting(services.database, event) == [ERNA.sid]
    hang_up(services)
    assert board(services.database, event).held == 1
    ask(services)
    assert call_of(services.database, ERNA.sid).hung_up_at is None
    assert sitting(services.database, event) == [ERNA.sid]


@pytest.mark.parametrize("ask", [lambda services: turn(services, LeftRoom()), freed_news, resumed])
def test_it_is_not_led_back_into_the_room_without_a_seat(services: Services, ask: Callable[[Services], str]) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    arrive(services, person.pin)
    hang_up(services)
    other = CallNews("CA2", "+493023125011", NUMBER, "in-progress")
    arrive(services, person.pin, news=other)
    assert sitting(services.database, event) == [other.sid]
    document = ask(services)
    assert "<Conference" not in document
    assert call_of(services.database, ERNA.sid).stage == "SecondPhone"


def test_whoever_waits_keeps_the_place_in_line_in_the_menu_with_the_office_and_before_its_offer(
    services: Services,
) -> None:
    event = make_event(services, seats=1)
    people = register_people(services, event, 2)
    arrive(services, people[1].pin)
    places = []
    for heard in (Keys("*"), Keys("0"), Silence()):
        turn(services, heard)
        row = call_of(services.database, ERNA.sid)
        places.append((row.stage, row.is_waiting))
    assert places == [("StarMenu", True), ("Person", True), ("CallBackOffer", True)]
