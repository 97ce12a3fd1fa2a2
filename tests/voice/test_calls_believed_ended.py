"""A call that was believed ended and is not: any further request for it brings it back to where a seat is claimed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dialin.actions.attendees.forget_person import forget_person
from dialin.actions.calls.end_call import end_call
from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.heard import Keys, LeftRoom, Silence
from dialin.dialogue.words.news import NewsKind
from dialin.dialogue.words.state import Place
from dialin.services import Services
from dialin.store.calls import load_call
from dialin.store.database import table_of
from dialin.store.work import WorkTable
from dialin.voice import conductor
from dialin.voice.conductor import Webhook
from dialin.voice.hearing import CallReport
from tests.acting import acting
from tests.actions.callers import board, call_of, sitting
from tests.building import EVENING, NUMBER, begin_call, make_event, register_people

ERNA = CallReport("CA1", "+493023125010", NUMBER, "in-progress")


def turn(services: Services, heard: Any, *, report: CallReport = ERNA) -> str:
    with services.acting("test") as act:
        number = getattr(load_call(act, report.sid), "turn", 0)
        return conductor.take_turn(Webhook(replace(act, now=EVENING), services.settings, report), heard, number=number)


def arrive(services: Services, pin: str, *, report: CallReport = ERNA) -> None:
    with acting(services) as act:
        conductor.begin(Webhook(act, services.settings, report))
    turn(services, Keys(pin), report=report)


def hang_up(services: Services) -> None:
    with acting(services) as act:
        end_call(act, ERNA.sid)


def freed_news(services: Services) -> str:
    with services.acting("test") as act:
        row = load_call(act, ERNA.sid)
        assert row is not None
        tell_call(replace(act, now=EVENING), row.id, NewsKind.SEAT_FREED)
        work = act.connection.execute(table_of(WorkTable).select()).one()
        return conductor.bring_news(Webhook(replace(act, now=EVENING), services.settings, ERNA), work.id) or ""


def resumed(services: Services) -> str:
    with acting(services) as act:
        return conductor.resume(Webhook(act, services.settings, ERNA))


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
    other = CallReport("CA2", "+493023125011", NUMBER, "in-progress")
    arrive(services, person.pin, report=other)
    assert sitting(services.database, event) == [other.sid]
    document = ask(services)
    assert "<Conference" not in document
    assert call_of(services.database, ERNA.sid).stage == "SecondPhone"


def test_whoever_was_deleted_meanwhile_hears_that_they_are_not_registered(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    arrive(services, person.pin)
    hang_up(services)
    with acting(services) as act:
        assert forget_person(act, person.attendee_id) is None
    document = turn(services, LeftRoom())
    row = call_of(services.database, ERNA.sid)
    assert (row.stage, row.hung_up_at) == ("SeatCancelled", None)
    assert "<Say" in document
    assert "<Hangup" not in document


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


def test_a_call_of_the_citys_that_lives_again_asks_who_it_is_unless_it_was_brought_in(services: Services) -> None:
    event = make_event(services, seats=1)
    (person,) = register_people(services, event, 1)
    for sid, place, stage in (("CAa", Place.DIALOGUE, "OutgoingHello"), ("CAb", Place.EVENT, "InRoom")):
        of_person = {"event_id": event, "attendee_id": person.attendee_id, "work_id": 1}
        begin_call(services, sid, place=place, **of_person)
        with acting(services) as act:
            end_call(act, sid)
        turn(services, Silence(), report=replace(ERNA, sid=sid))
        assert call_of(services.database, sid).stage == stage
