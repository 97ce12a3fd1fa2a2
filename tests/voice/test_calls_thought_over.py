"""A call that was thought over and is not: whatever asks on for it brings it back to where a seat is claimed."""

from collections.abc import Callable
from typing import Any

import pytest

from dialin.actions.calls.end_call import end_call
from dialin.actions.calls.tell_call import tell_call
from dialin.actions.house import House
from dialin.dialogue.inputs import Keys, LeftRoom, NewsKind, Silence
from dialin.store.database import table_of, transaction
from dialin.store.work import Work
from dialin.voice import conductor
from dialin.voice.hearing import CallNews
from tests.actions.callers import board, call_of, sitting
from tests.building import EVENING, NUMBER, make_event, register_people

ERNA = CallNews("CA1", "+493023125010", NUMBER, "in-progress")


def turn(house: House, heard: Any, *, news: CallNews = ERNA) -> str:
    with transaction(house.database) as connection:
        number = getattr(conductor._load(connection, news.sid), "turn", 0)
        return conductor.take_turn(connection, news, heard, number=number, house=house, now=EVENING)


def arrive(house: House, pin: str, *, news: CallNews = ERNA) -> None:
    with transaction(house.database) as connection:
        conductor.begin(connection, news, house=house, now=EVENING)
    turn(house, Keys(pin), news=news)


def hang_up(house: House) -> None:
    with transaction(house.database) as connection:
        end_call(connection, ERNA.sid, now=EVENING)


def freed_news(house: House) -> str:
    with transaction(house.database) as connection:
        row = conductor._load(connection, ERNA.sid)
        assert row is not None
        tell_call(connection, row.id, NewsKind.SEAT_FREED, now=EVENING)
        work = connection.execute(table_of(Work).select()).one()
        return conductor.bring_news(connection, ERNA.sid, work.id, house=house, now=EVENING) or ""


def resumed(house: House) -> str:
    with transaction(house.database) as connection:
        return conductor.resume(connection, ERNA, house=house, now=EVENING)


@pytest.mark.parametrize("ask", [lambda house: turn(house, Silence()), freed_news, resumed])
def test_it_lives_again_and_sits_again(house: House, ask: Callable[[House], str]) -> None:
    event = make_event(house, seats=1)
    (person,) = register_people(house, event, 1)
    arrive(house, person.pin)
    assert sitting(house.database, event) == [ERNA.sid]
    hang_up(house)
    assert board(house.database, event).held == 1
    ask(house)
    assert call_of(house.database, ERNA.sid).hung_up_at is None
    assert sitting(house.database, event) == [ERNA.sid]


@pytest.mark.parametrize("ask", [lambda house: turn(house, LeftRoom()), freed_news, resumed])
def test_it_is_not_led_back_into_the_room_without_a_seat(house: House, ask: Callable[[House], str]) -> None:
    event = make_event(house, seats=1)
    (person,) = register_people(house, event, 1)
    arrive(house, person.pin)
    hang_up(house)
    other = CallNews("CA2", "+493023125011", NUMBER, "in-progress")
    arrive(house, person.pin, news=other)
    assert sitting(house.database, event) == [other.sid]
    document = ask(house)
    assert "<Conference" not in document
    assert call_of(house.database, ERNA.sid).stage == "SecondPhone"


def test_whoever_waits_keeps_the_place_in_line_in_the_menu_with_the_office_and_before_its_offer(house: House) -> None:
    event = make_event(house, seats=1)
    people = register_people(house, event, 2)
    arrive(house, people[1].pin)
    places = []
    for heard in (Keys("*"), Keys("0"), Silence()):
        turn(house, heard)
        row = call_of(house.database, ERNA.sid)
        places.append((row.stage, row.is_waiting))
    assert places == [("StarMenu", True), ("Person", True), ("CallBackOffer", True)]
