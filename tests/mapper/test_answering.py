"""Jitsi learns which PIN leads to a room, and the other way round; nobody learns which events there are."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dialin.actions.bridges.begin_leg import way_into
from dialin.actions.conferences.map_room import MOST_OF_ONE, count_miss
from dialin.actions.events.change_event import change_event
from dialin.actions.events.end_event import end_event
from dialin.conferences.promise import ASKED
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.events import load_event
from tests.admin.desk import sit_down
from tests.building import BRIDGE_NUMBER, ENDS, make_event
from tests.every import every

ADDRESS, ROOM = "https://meet.example.org/Digitaltag", "digitaltag@conference.meet.example.org"
IN_ROOM = Bridge(number=BRIDGE_NUMBER, platform="jitsi", meeting=ADDRESS)
UNKNOWN = {"message": "No conference mapping was found", "conference": False, "id": False}


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def event_id(services: Services) -> int:
    return make_event(services, bridge=IN_ROOM)


def ask(client: FlaskClient, **asked: str) -> Any:
    answer = client.get("/jitsi/conferenceMapper", query_string=asked)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.json


def pin_of(services: Services, event_id: int) -> str:
    with services.looking() as act:
        pin = load_event(act, event_id).room_pin
    assert pin is not None
    return pin


def test_a_room_has_a_pin_before_the_event_and_both_lead_to_each_other(
    client: FlaskClient, services: Services, event_id: int
) -> None:
    pin = pin_of(services, event_id)
    assert len(pin) == 9
    told = {"message": "Successfully retrieved conference mapping", "conference": ROOM, "id": int(pin)}
    for written in (ROOM, "Digitaltag@conference.meet.example.org", ADDRESS):
        assert ask(client, conference=written, url=ADDRESS) == told
    assert ask(client, id=pin) == told
    assert ask(client, conference=ROOM, id="1") == told
    assert ask(client) == {"message": "No conference or id provided", "conference": False, "id": False}


@every("asked", [
    {"conference": "anderes@conference.meet.example.org"}, {"conference": "digitaltag@conference.evil.example"},
    {"conference": "digitaltag"}, {"conference": "\0"}, {"conference": "%"}, {"conference": "x" * 3000},
    {"id": "1"}, {"id": "0"}, {"id": "-1"}, {"id": "x"}, {"id": "\0"}, {"id": "9" * 999}, {"id": " "}, {"id": "٣"},
])  # fmt: skip
def test_what_leads_nowhere_is_told_as_jitsi_expects_it(
    client: FlaskClient, event_id: int, asked: dict[str, str]
) -> None:
    answered = ask(client, **asked)
    assert (answered["conference"], answered["id"]) == (False, False)


def test_the_pin_stays_whatever_is_changed_and_leads_to_the_new_room(
    client: FlaskClient, services: Services, event_id: int
) -> None:
    pin = pin_of(services, event_id)
    changes = {"title": "Rat", "bridge": {"meeting": "https://meet.example.org/rat"}}
    with services.acting("test") as act:
        assert change_event(act, event_id, changes) is None
    assert ask(client, id=pin)["conference"] == "rat@conference.meet.example.org"
    assert ask(client, conference=ROOM) == UNKNOWN
    make_event(services, bridge=IN_ROOM, slug="zwei", starts="2026-06-18T18:00", ends="2026-06-18T20:00")
    with services.acting("test") as act:
        assert change_event(act, event_id, {"bridge": {"meeting": ADDRESS}}) is None
    assert pin_of(services, event_id) == pin


def test_events_in_one_room_have_one_pin_and_each_room_has_its_own(services: Services, event_id: int) -> None:
    same = make_event(services, bridge=IN_ROOM, slug="zwei", starts="2026-07-01T18:00", ends="2026-07-01T20:00")
    other = make_event(services, bridge=Bridge(platform="jitsi", meeting=ADDRESS + "2"), slug="drei")
    assert pin_of(services, same) == pin_of(services, event_id) != pin_of(services, other)


def test_after_its_event_a_room_is_unknown(client: FlaskClient, services: Services, event_id: int) -> None:
    pin = pin_of(services, event_id)
    services.clock.now = ENDS - timedelta(seconds=1)
    assert ask(client, id=pin)["conference"] == ROOM
    services.clock.now = ENDS
    assert (ask(client, id=pin), ask(client, conference=ROOM)) == (UNKNOWN, UNKNOWN)
    services.clock.now = ENDS - timedelta(hours=1)
    with services.acting("test") as act:
        assert end_event(act, event_id) is None
    assert ask(client, id=pin) == UNKNOWN


def test_only_rooms_of_jitsi_are_answered_for(client: FlaskClient, services: Services) -> None:
    assert ASKED == ("bigbluebutton", "jitsi")
    made = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER, platform="bigbluebutton", meeting=ROOM))
    with services.looking() as act:
        assert load_event(act, made).room_pin is None
    assert ask(client, conference=ROOM) == UNKNOWN
    assert client.get("/jitsi/phoneNumberList").json == []


def test_whoever_guesses_pins_is_looked_at_no_more_and_nobody_else_is_kept_out(
    client: FlaskClient, services: Services, event_id: int
) -> None:
    pin = pin_of(services, event_id)
    with services.acting("test") as act:
        for _ in range(MOST_OF_ONE - 1):
            count_miss(act, "127.0.0.1")
    assert ask(client, id="100000000") == UNKNOWN
    answer = client.get("/jitsi/conferenceMapper", query_string={"id": pin})
    assert (answer.status_code, answer.headers["Retry-After"], answer.json["conference"]) == (429, "3600", False)
    elsewhere = client.get(
        "/jitsi/conferenceMapper", query_string={"id": pin}, environ_base={"REMOTE_ADDR": "203.0.113.7"}
    )
    assert elsewhere.json["conference"] == ROOM
    assert ask(client, conference=ROOM)["id"] == int(pin)
    services.clock.pass_time(hours=2)
    assert ask(client, id=pin)["conference"] == ROOM


def test_the_list_of_numbers_is_that_of_the_room_in_the_shape_that_jitsi_reads(
    client: FlaskClient, services: Services, event_id: int
) -> None:
    make_event(services, bridge=Bridge(platform="jitsi", meeting=ADDRESS + "2", number="+498912345670"), slug="zwei")
    listed = {"countryCode": "DE", "formattedNumber": "+49 69 90009001", "tollFree": False}
    answer = client.get("/jitsi/phoneNumberList", query_string={"conference": ROOM})
    assert (answer.json, answer.headers["Access-Control-Allow-Origin"]) == ([listed], "*")
    assert client.get("/jitsi/phoneNumberList", query_string={"conference": "x@conference.y.example"}).json == []
    everywhere = client.get("/jitsi/phoneNumberList").json
    assert [one["formattedNumber"] for one in everywhere] == ["+49 69 90009001", "+49 89 12345670"]


def test_without_keys_that_were_typed_in_the_line_dials_the_pin_of_its_room(services: Services, event_id: int) -> None:
    with services.looking() as act:
        way = way_into(load_event(act, event_id))
    assert (way.dialled, way.digits) == (BRIDGE_NUMBER, f"{pin_of(services, event_id)}#")


def test_staff_read_the_pin_on_the_form(app: Flask, services: Services, event_id: int) -> None:
    form = sit_down(app, services).see("/events/digitaltag/edit")
    assert f"zeigt Jitsi die PIN {pin_of(services, event_id)}" in form
    office = sit_down(app, services, role="staff", name="Frau Star").see("/events/digitaltag/edit")
    assert pin_of(services, event_id) not in office
