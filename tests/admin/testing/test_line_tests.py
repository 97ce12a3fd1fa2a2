"""Staff test the line by a button, read each step, and are alarmed where it fails before the doors."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from dialin.admin.testing.view import board_tests
from dialin.jobs.testing import make_tests
from dialin.rules.testing.words import Kind
from dialin.services import Services
from dialin.store.events import load_event
from tests.admin.desk import Desk, sit_down
from tests.admin.page import read
from tests.building import DOORS
from tests.jobs.testing.calling import HOUR_BEFORE, ask, end, event_at, made_for, pass_it

A_DAY_BEFORE = DOORS - timedelta(days=1)
PAGE, BOARD = "/events/digitaltag/tests", "/events/digitaltag"


@pytest.fixture
def line(services: Services) -> int:
    return event_at(services, A_DAY_BEFORE)


def desk_at(app: Flask, services: Services, moment: datetime) -> Desk:
    services.clock.now = moment
    return sit_down(app, services)


def words_of(page: str) -> str:
    return " ".join(read(page).text.split())


def test_a_button_asks_for_a_test_whose_steps_are_read_as_they_happen(
    app: Flask, services: Services, line: int
) -> None:
    desk = desk_at(app, services, A_DAY_BEFORE)
    desk.send(f"{PAGE}/bridge")
    make_tests.do(services)
    page = words_of(desk.see(PAGE))
    assert "Ein Testanruf läuft gerade." in page
    assert "Leitung jetzt testen" not in page
    pass_it(services, made_for(services, line)[0])
    page = words_of(desk.see(f"{PAGE}/live"))
    for step in ("Abgenommen nach 6 s.", "Tasten gesendet nach 12 s, 20 s.", "nimmt ab und nimmt die Tasten an."):
        assert step in page, step
    assert "Leitung jetzt testen" in page
    assert "Getestet um 17:45" in words_of(desk.see(BOARD))


def test_a_test_that_fails_within_the_hour_before_the_doors_raises_an_alarm_with_what_to_do(
    app: Flask, services: Services, line: int
) -> None:
    desk = desk_at(app, services, HOUR_BEFORE)
    make_tests.do(services)
    end(services, made_for(services, line)[0], "busy")
    board = desk.see(BOARD)
    assert [one.text for one in read(board).all("button") if "Noch einmal testen" in one.text]
    assert "Die Nummer der Videokonferenz ist besetzt." in words_of(board)
    services.clock.now = DOORS
    assert "besetzt" not in words_of(desk.see(BOARD))


def test_a_test_that_nobody_has_made_is_missed(app: Flask, services: Services, line: int) -> None:
    assert made_for(services, line) == []
    desk = desk_at(app, services, HOUR_BEFORE + timedelta(minutes=4))
    assert "Es wurde kein Testanruf gemacht" not in words_of(desk.see(BOARD))
    services.clock.now = HOUR_BEFORE + timedelta(minutes=6)
    assert "Es wurde kein Testanruf gemacht" in words_of(desk.see(BOARD))


def test_one_that_was_asked_for_and_never_called_raises_the_alarm_too(services: Services, line: int) -> None:
    services.clock.now = HOUR_BEFORE
    ask(services, line)
    services.clock.now += timedelta(minutes=11)
    make_tests.do(services)
    with services.looking() as act:
        shown = {one.kind: one for one in board_tests(act, load_event(act, line))}
    assert shown[Kind.BRIDGE].is_alarm


def test_a_refusal_says_why_nothing_can_be_tested(app: Flask, services: Services, line: int) -> None:
    assert made_for(services, line) == []
    desk = desk_at(app, services, DOORS + timedelta(minutes=1))
    assert "ist in Gebrauch oder wird gleich gewählt" in words_of(desk.see(PAGE))
    assert "ist in Gebrauch oder wird gleich gewählt" in words_of(desk.send(f"{PAGE}/bridge").text)
