"""The board says how the line into the videoconference stands, what became of it, and what to do."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store import bridge_legs
from dialin.store.events import change_event
from tests.admin.desk import Desk, sit_down
from tests.building import BRIDGE_NUMBER, DOORS, EVENING, make_event
from tests.every import every

ALARM = 'data-trouble="bridge"'
TROUBLE = 'data-trouble="leg"'


@pytest.fixture
def desk(app: Flask, services: Services) -> Desk:
    """In the middle of the doors, with a leg that is being dialled."""
    services.clock.now = DOORS
    desk = sit_down(app, services)
    made = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER, digits="1#"))
    with services.acting("test") as act:
        attempt = {"token": "t", "dialled": "x", "digits": None, "called_from": "y"}
        assert bridge_legs.claim_leg(act, made, attempt=attempt, lease=timedelta(minutes=1))
    return desk


def look(desk: Desk, **leg: Any) -> str:
    with desk.services.acting("test") as act:
        assert bridge_legs.change_leg(act, "t", leg, states=("dialling", "up", "down"))
    return " ".join(desk.see("/events/digitaltag/board").split())


def test_each_step_of_the_line_has_its_word(desk: Desk) -> None:
    assert "<strong>wird aufgebaut</strong>" in look(desk, state="dialling")
    assert "<strong>die Tasten werden gesendet</strong>" in look(desk, answered_at=DOORS)
    assert "<strong>wird geprüft</strong>" in look(desk, state="up")
    assert "<strong>steht</strong>" in look(desk, proved_at=DOORS, outcome=Outcome.JOINED)


@every(
    ("outcome", "says"),
    [
        (Outcome.REFUSED, "Sie hat nach den Tasten aufgelegt. 1 Versuch. Nächster Versuch um 17:46."),
        (Outcome.NO_HOST, "Sie hat aufgelegt, wie sie es tut, bis jemand sie eröffnet."),
        (Outcome.BUSY, "Es war besetzt."),
        (Outcome.NO_ANSWER, "Niemand hat abgenommen."),
        (Outcome.FAILED, "Sie war nicht erreichbar."),
        (Outcome.LOST, "Die Leitung ist abgerissen."),
    ],
)
def test_what_became_of_the_last_try_is_told_with_the_next(desk: Desk, outcome: Outcome, says: str) -> None:
    page = look(desk, state="down", outcome=outcome, next_at=DOORS + timedelta(minutes=1))
    assert says in page
    assert (TROUBLE in page) == (outcome is not Outcome.NO_HOST)
    assert ALARM not in page


def test_what_the_platform_is_sure_of_is_told_as_that(desk: Desk) -> None:
    assert "Sie ist noch nicht eröffnet." in look(desk, state="down", outcome=Outcome.NO_HOST, is_sure=True)


def test_while_it_is_dialled_again_the_trouble_stays_and_rings_out_no_more(desk: Desk) -> None:
    look(desk, state="down", outcome=Outcome.BUSY)
    assert TROUBLE in look(desk, state="dialling")


@every(
    ("leg", "title"),
    [
        ({"outcome": Outcome.REFUSED, "refusals": 2}, "lässt die Leitung nicht hinein"),
        ({"outcome": Outcome.BUSY, "attempts": 3}, "ist nicht erreichbar"),
        ({"outcome": Outcome.FAILED, "attempts": 9}, "ist nicht erreichbar"),
        ({"outcome": Outcome.REFUSED, "refusals": 1}, None),
        ({"outcome": Outcome.BUSY, "attempts": 2}, None),
        ({"outcome": Outcome.NO_HOST, "attempts": 9}, None),
        ({"outcome": Outcome.JOINED, "attempts": 9}, None),
    ],
)
def test_what_somebody_has_to_mend_sounds_an_alarm_with_what_to_do(
    desk: Desk, leg: dict[str, Any], title: str | None
) -> None:
    page = look(desk, **{"state": "down", "refusals": 0, "attempts": 1, **leg})
    assert (ALARM in page) == (title is not None)
    assert title is None or title in page


def test_nothing_is_said_of_keys_where_none_were_sent(desk: Desk) -> None:
    with desk.services.acting("test") as act:
        change_event(act, 1, {"bridge_number": None, "bridge_digits": None, "bridge_sip": "sip:1@video.example"})
    page = look(desk, state="down", outcome=Outcome.REFUSED, is_sure=True, refusals=2, attempts=2)
    assert "Sie hat aufgelegt." in page
    assert "Prüfen Sie ihre Adresse" in page
    assert "Tasten" not in page


def test_one_that_is_not_open_is_an_alarm_once_the_event_has_begun(desk: Desk, services: Services) -> None:
    assert ALARM not in look(desk, state="down", outcome=Outcome.NO_HOST)
    services.clock.now = EVENING
    assert "Die Videokonferenz ist nicht offen" in look(desk, state="down")


def test_a_line_that_is_in_has_no_alarm(desk: Desk) -> None:
    look(desk, state="down", outcome=Outcome.REFUSED, refusals=3)
    assert ALARM not in look(desk, state="up", proved_at=DOORS, outcome=Outcome.JOINED, refusals=0)
