"""The board says what the platform says of its videoconference, and what is dialled because of it."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask

from dialin.admin.platforms.shown import TROUBLES
from dialin.conferences.promise import ConferenceTrouble, Reason, Seen
from dialin.jobs.platforms import ask_platforms
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store import bridge_legs
from tests.admin.desk import Desk, sit_down
from tests.admin.floor.test_statements import watched
from tests.building import BRIDGE_NUMBER, EVENING, make_event
from tests.conferences.fake import FakeConferences
from tests.every import every

ASKED = Bridge(
    number=BRIDGE_NUMBER, digits="1111#", platform="bigbluebutton", meeting="rat", api="https://b.example",
    secret="geheim",
)  # fmt: skip
SEEN: dict[str, Any] = {"code": "1111", "is_running": True, "participants": 12, "telephones": 1, "has_our_leg": True}


@pytest.fixture
def evening(app: Flask, services: Services) -> Desk:
    services.clock.now = EVENING
    return sit_down(app, services)


@pytest.fixture
def event_id(services: Services, evening: Desk) -> int:
    """Its leg stands."""
    made = make_event(services, bridge=ASKED)
    with services.acting("test") as act:
        bridge_legs.lock_leg_of(act, made)
        attempt = {"token": "t", "dialled": "x", "digits": None, "called_from": "y"}
        assert bridge_legs.claim_leg(act, made, attempt=attempt, lease=timedelta(minutes=1))
    set_leg(services, "up")
    return made


def set_leg(services: Services, state: str) -> None:
    with services.acting("test") as act:
        values = {"state": state, "proved_at": act.now if state == "up" else None}
        assert bridge_legs.change_leg(act, "t", values, states=("dialling", "up", "down"))


def read_line(desk: Desk, said: Seen | ConferenceTrouble) -> str:
    """What stands there once the platform has said that."""
    assert isinstance(desk.services.conferences, FakeConferences)
    desk.services.conferences.says = said
    desk.services.clock.now += timedelta(minutes=1)
    ask_platforms.do(desk.services)
    return line_of(desk.see("/events/digitaltag/board"))


def line_of(page: str) -> str:
    (line,) = re.findall(r'<p class="leg platform".*?</p>', page, re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", line)).split())


PEOPLE, SAID = "12 Personen sind in der Videokonferenz.", "Gewählt wird, was sie sagt."
NOT_LISTED = "Das Telefon steht nicht in ihrer Liste; manche Versionen lassen Telefone weg."


@every(
    ("said", "read"),
    [
        ({}, f"{PEOPLE} Das Telefon ist dabei. {SAID}"),
        ({"participants": 1}, f"1 Person ist in der Videokonferenz. Das Telefon ist dabei. {SAID}"),
        ({"has_our_leg": None}, f"{PEOPLE} {SAID}"),
        ({"has_our_leg": False}, f"{PEOPLE} {NOT_LISTED} {SAID}"),
        ({"is_running": False, "participants": 0}, f"Die Videokonferenz hat noch nicht begonnen. {SAID}"),
        ({"is_running": None}, f"Sie sagt den Code, und nicht, wer da ist. {SAID}"),
    ],
)
def test_who_is_there_is_said_in_one_line(evening: Desk, event_id: int, said: dict[str, Any], read: str) -> None:
    set_leg(evening.services, "down")
    read_line(evening, Seen(**SEEN))
    set_leg(evening.services, "up")
    assert read_line(evening, Seen(**{**SEEN, **said})) == f"BigBlueButton: {read}"


def test_each_trouble_has_its_sentence_and_what_staff_can_mend_stands_out(evening: Desk, event_id: int) -> None:
    assert line_of(evening.see("/events/digitaltag")) == "BigBlueButton: Sie wurde noch nicht gefragt."
    assert TROUBLES.keys() == set(Reason)
    for reason in Reason:
        line = read_line(evening, ConferenceTrouble(reason, "…"))
        assert line.endswith("Gewählt wird, was eingetragen ist."), reason
        is_marked = 'data-trouble="platform"' in evening.see("/events/digitaltag")
        assert is_marked == (reason not in (Reason.UNREACHABLE, Reason.SLOW, Reason.UNKNOWN)), reason
    assert read_line(evening, Seen(**SEEN)).endswith("Das Telefon ist dabei. Gewählt wird, was eingetragen ist.")


def test_a_code_that_has_changed_is_told_with_its_time(evening: Desk, event_id: int) -> None:
    set_leg(evening.services, "down")
    read_line(evening, Seen(**SEEN))
    line = read_line(evening, Seen(**{**SEEN, "code": "2222"}))
    assert line.endswith("Gewählt wird, was sie sagt. Der Code hat sich um 18:02 Uhr geändert.")
    assert "2222" not in evening.see("/events/digitaltag")


def test_a_board_without_a_platform_to_ask_costs_nothing_more(desk: Desk) -> None:
    make_event(desk.services, bridge=Bridge(number=BRIDGE_NUMBER, platform="zoom"))
    with watched(desk.services) as seen:
        page = desk.see("/events/digitaltag")
    assert "leg platform" not in page
    assert not [one for one in seen if "platform_look" in one]
