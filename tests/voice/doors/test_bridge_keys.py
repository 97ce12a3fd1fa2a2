"""An answered bridge leg sends its keys, group by group, and only then joins the room."""

import pytest
from flask import Flask

from dialin.actions.events.end_event import end_event
from dialin.rehearsal.twiml.documents import read_document
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from tests.building import BRIDGE_NUMBER, EVENING, make_event
from tests.voice.signing import post
from tests.voice.test_bridge_routes import LEG, OTHER, answer, begin_attempt, leg_of, report

Verbs = list[tuple[str, str]]


@pytest.fixture
def event_id(services: Services) -> int:
    made = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER, digits="WWWW123#W*4#", platform="zoom"))
    services.clock.now = EVENING
    return made


@pytest.fixture
def token(services: Services, event_id: int) -> str:
    return begin_attempt(services, event_id, "first")


def ask(app: Flask, token: str, sid: str = LEG) -> Verbs:
    """What an answered leg is told to do."""
    response = post(app, f"/voice/bridge/{token}/answered", CallSid=sid, CallStatus="in-progress")
    assert response.status_code == 200
    return [
        (verb.name, verb.attributes.get("length") or verb.attributes.get("digits") or verb.text)
        for verb in read_document(response.data).verbs
    ]


def test_the_keys_go_out_in_groups_before_the_leg_is_in_the_room(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    *keys, (redirect, address) = ask(app, token)
    assert keys == [("Pause", "4"), ("Play", "123#"), ("Pause", "1"), ("Play", "*4#")]
    assert redirect == "Redirect"
    assert address.partition("#")[0].endswith(f"/voice/bridge/{token}")
    leg = leg_of(services, event_id)
    assert (leg.state, leg.sid, leg.answered_at) == ("dialling", LEG, EVENING)
    assert f">dialin-{event_id}</Conference>" in answer(app, token)
    assert leg_of(services, event_id).state == "up"


def test_whoever_asks_again_sends_them_at_the_moment_at_which_they_were_due(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    """The far end speaks on while our answer is lost; no key of it has been sent."""
    ask(app, token)
    services.clock.pass_time(seconds=3)
    assert ask(app, token)[:2] == [("Pause", "1"), ("Play", "123#")]
    services.clock.pass_time(seconds=30)
    assert ask(app, token)[0] == ("Play", "123#")
    assert leg_of(services, event_id).answered_at == EVENING


def test_no_key_is_sent_into_a_conference_that_the_leg_is_in(app: Flask, token: str) -> None:
    ask(app, token)
    answer(app, token)
    assert [name for name, _ in ask(app, token)] == ["Dial"]


@pytest.mark.parametrize("bridge", [Bridge(number=BRIDGE_NUMBER), Bridge(sip="sip:room@video.example")])
def test_a_way_without_keys_joins_at_once(app: Flask, services: Services, bridge: Bridge) -> None:
    made = make_event(services, slug="keyless", bridge=bridge)
    services.clock.now = EVENING
    token = begin_attempt(services, made, "keyless")
    assert [name for name, _ in ask(app, token)] == ["Dial"]
    assert (leg_of(services, made).state, leg_of(services, made).answered_at) == ("up", EVENING)


def test_a_leg_that_is_not_wanted_any_more_sends_no_keys(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    assert ask(app, "strange") == [("Hangup", "")]
    report(app, token, "failed")
    assert ask(app, token) == [("Hangup", "")]
    services.clock.pass_time(minutes=2)
    begin_attempt(services, event_id, "second")
    with services.acting("test") as act:
        end_event(act, event_id)
    assert ask(app, "second", OTHER) == [("Hangup", "")]


def test_an_event_that_ends_while_keys_are_sent_keeps_the_leg_out(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    ask(app, token)
    with services.acting("test") as act:
        end_event(act, event_id)
    assert "<Hangup" in answer(app, token)


def test_strangers_may_not_ask_for_keys(app: Flask, token: str) -> None:
    assert post(app, f"/voice/bridge/{token}/answered", token="wrong", CallSid=LEG).status_code == 403
    assert post(app, f"/voice/bridge/{token}/answered", CallSid="\0").status_code == 400
    assert post(app, "/voice/bridge/%00/answered", CallSid=LEG).status_code == 404
