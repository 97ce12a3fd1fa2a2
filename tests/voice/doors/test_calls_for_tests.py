"""The webhooks of a test call: keys as on the evening, silence, and no word into the videoconference."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from dialin.actions.testing.conclude_test import end_test
from dialin.rules.bridging.profiles import profile_of
from dialin.rules.bridging.timing import timed_keys
from dialin.rules.dial_strings import Bridge
from dialin.rules.testing.words import Kind, Result
from dialin.services import Services
from tests.building import DOORS
from tests.jobs.testing.calling import begin, event_at, made_for
from tests.voice.signing import post

A_DAY_BEFORE = DOORS - timedelta(days=1)
HANG_UP = '<?xml version="1.0" encoding="UTF-8"?><Response><Hangup /></Response>'


@pytest.fixture
def event_id(services: Services) -> int:
    return event_at(services, A_DAY_BEFORE)


def ask(app: Flask, address: str, sid: str | None, **form: str) -> str:
    response = post(app, address, CallSid=str(sid), **form)
    assert response.status_code in (200, 204)
    return response.text


def test_the_keys_go_out_as_on_the_evening_and_then_the_line_is_silent(
    app: Flask, services: Services, event_id: int
) -> None:
    made = begin(services, event_id)
    document = ask(app, f"/voice/test/{made.token}", made.sid)
    assert document == ask(app, f"/voice/test/{made.token}", made.sid)
    assert re.findall(r'Pause length="(\d+)"', document) == ["6", "8"]
    assert re.findall(r'Play digits="(.+?)"', document) == ["123#", "4#"]
    expected = timed_keys("123#4#", profile_of("zoom"), is_patient=False)
    assert [keys.keys for keys in expected] == ["123#", "4#"]
    document = ask(app, f"/voice/test/{made.token}/keyed", made.sid)
    assert re.findall(r"<(\w+) ?", document)[1:] == ["Pause", "Redirect"]
    assert ask(app, f"/voice/test/{made.token}/stood", made.sid) == HANG_UP
    ask(app, f"/voice/test/{made.token}/status", made.sid, CallStatus="completed")
    assert made_for(services, event_id)[0].result is Result.PASSED


def test_a_sip_address_is_given_no_keys(app: Flask, services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE, bridge=Bridge(sip="sip:room@video.example"))
    made = begin(services, event_id)
    assert "<Play" not in ask(app, f"/voice/test/{made.token}", made.sid)


def test_the_test_pin_is_keyed_into_the_greeting_and_again(app: Flask, services: Services, event_id: int) -> None:
    made = begin(services, event_id, Kind.DIAL_IN)
    document = ask(app, f"/voice/test/{made.token}", made.sid)
    assert re.findall(r'Play digits="(.+?)"', document) == [made.digits, made.digits]


def test_whatever_is_not_wanted_any_more_is_hung_up(app: Flask, services: Services, event_id: int) -> None:
    made = begin(services, event_id)
    assert ask(app, "/voice/test/another", made.sid) == HANG_UP
    assert ask(app, f"/voice/test/{made.token}", "CA" + "7" * 32) == HANG_UP
    with services.acting("test") as act:
        end_test(act, made, Result.CALLED_OFF)
    for step in ("", "/keyed", "/stood"):
        assert ask(app, f"/voice/test/{made.token}{step}", made.sid) == HANG_UP


def test_an_end_without_an_answer_is_taken_down_once(app: Flask, services: Services, event_id: int) -> None:
    made = begin(services, event_id)
    for status in ("ringing", "busy", "busy", "completed"):
        ask(app, f"/voice/test/{made.token}/status", made.sid, CallStatus=status)
    (over,) = made_for(services, event_id)
    assert over.result is Result.BUSY


def test_none_of_it_is_taken_without_a_signature(app: Flask, services: Services, event_id: int) -> None:
    made = begin(services, event_id)
    for step in ("", "/keyed", "/stood", "/status"):
        forged = post(app, f"/voice/test/{made.token}{step}", token="another", CallSid=str(made.sid))
        assert forged.status_code == 403
    assert made_for(services, event_id)[0].answered_at is None
