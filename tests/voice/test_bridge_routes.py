"""The webhooks of the phone room and its bridge leg."""

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from flask import Flask

from dialin.actions.bridges.begin_leg import begin_leg
from dialin.actions.events.call_off import call_off
from dialin.actions.events.end_event import end_event
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store import calls, events, seats
from dialin.store.bridge_legs import find_leg
from tests.building import BRIDGE_NUMBER, ENDS, EVENING, begin_call, make_event, register_people, seat_rows
from tests.every import every
from tests.voice.signing import post

LEG, OTHER = "CA" + "1" * 32, "CA" + "2" * 32
CALLER = "CA" + "3" * 32


@pytest.fixture
def event_id(services: Services) -> int:
    made = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER, digits="ww42#"))
    services.clock.now = EVENING
    return made


@pytest.fixture
def token(services: Services, event_id: int) -> str:
    return begin_attempt(services, event_id, "first")


def begin_attempt(services: Services, event_id: int, token: str) -> str:
    with services.acting("test") as act:
        event = events.load_event(act, event_id)
        assert begin_leg(act, event, token=token)
    return token


def leg_of(services: Services, event_id: int) -> Any:
    with services.looking() as act:
        leg = find_leg(act, event_id)
    assert leg is not None
    return leg


def answer(app: Flask, token: str, sid: str = LEG) -> str:
    response = post(app, f"/voice/bridge/{token}", CallSid=sid, CallStatus="in-progress")
    assert response.status_code == 200
    assert response.content_type == "text/xml; charset=utf-8"
    return response.text


def report(app: Flask, token: str, status: str, sid: str = LEG, number: int = 0) -> None:
    path = f"/voice/bridge/{token}/status"
    assert post(app, path, CallSid=sid, CallStatus=status, SequenceNumber=str(number)).status_code == 204


def test_an_answered_leg_joins_the_room_of_its_event_open_both_ways(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    document = answer(app, token)
    assert f">dialin-{event_id}</Conference>" in document
    assert 'muted="false"' in document
    assert (leg_of(services, event_id).state, leg_of(services, event_id).sid) == ("up", LEG)


def test_an_answer_asked_for_twice_gets_the_same_room_and_keeps_its_time(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    first = answer(app, token)
    services.clock.pass_time(seconds=5)
    assert answer(app, token) == first
    assert leg_of(services, event_id).changed_at == EVENING


def test_a_leg_of_an_attempt_that_was_given_up_hangs_up(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    report(app, token, "failed")
    services.clock.pass_time(minutes=2)
    begin_attempt(services, event_id, "second")
    assert "<Hangup" in answer(app, token, OTHER)
    assert (leg_of(services, event_id).state, leg_of(services, event_id).sid) == ("dialling", None)


def test_a_leg_that_was_reported_ended_does_not_come_up_again(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    report(app, token, "completed")
    assert "<Hangup" in answer(app, token)
    assert leg_of(services, event_id).state == "down"


def test_a_leg_that_answers_after_the_end_of_its_event_hangs_up(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    with services.acting("test") as act:
        end_event(act, event_id)
    assert "<Hangup" in answer(app, token)


def test_so_does_one_whose_event_is_over_by_the_clock_or_called_off_though_no_worker_has_seen_it(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    asked = f"/voice/bridge/{token}/answered"
    services.clock.now = ENDS
    assert "<Hangup" in answer(app, token)
    services.clock.now = EVENING
    with services.acting("test") as act:
        assert call_off(act, event_id) is None
    assert "<Hangup" in post(app, asked, CallSid=LEG, CallStatus="in-progress").text


def test_a_leg_hangs_up_without_a_word_when_the_database_is_gone(app: Flask, services: Services, token: str) -> None:
    with services.acting("test") as act:
        act.connection.exec_driver_sql("ALTER TABLE bridge_leg RENAME TO mislaid")
    assert "<Hangup" in answer(app, token)


def test_progress_ties_the_call_to_its_attempt_before_the_answer_of_the_rest_api_does(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    report(app, token, "initiated")
    assert (leg_of(services, event_id).state, leg_of(services, event_id).sid) == ("dialling", LEG)


@pytest.mark.parametrize("ending", ["busy", "no-answer", "failed", "canceled", "completed"])
def test_a_leg_that_comes_to_nothing_is_down_with_its_reason_and_a_pause(
    app: Flask, services: Services, event_id: int, token: str, ending: str
) -> None:
    report(app, token, "ringing")
    report(app, token, ending)
    leg = leg_of(services, event_id)
    assert (leg.state, leg.failure) == ("down", ending)
    assert leg.next_at == EVENING + timedelta(seconds=5)


def test_a_far_end_that_turns_the_line_away_was_not_busy(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    path = f"/voice/bridge/{token}/status"
    assert post(app, path, CallSid=LEG, CallStatus="busy", SipResponseCode="603").status_code == 204
    leg = leg_of(services, event_id)
    assert (leg.failure, leg.outcome) == ("rejected", "failed")


def test_progress_in_any_order_and_twice_leaves_the_leg_where_it_ended(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    words = ("initiated", "ringing", "in-progress", "completed")
    for place, order in enumerate(permutations(range(4))):
        for number in (*order, *order):
            report(app, token, words[number], number=number)
        assert leg_of(services, event_id).state == "down", order
        services.clock.pass_time(minutes=2)
        token = begin_attempt(services, event_id, f"again-{place}")


def test_late_news_of_an_earlier_leg_does_not_touch_the_present_one(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    report(app, token, "busy")
    services.clock.pass_time(minutes=1)
    second = begin_attempt(services, event_id, "second")
    answer(app, second, OTHER)
    report(app, token, "completed")
    leave(app, event_id, LEG)
    assert leg_of(services, event_id).state == "up"


def test_the_end_of_another_call_does_not_end_the_leg(
    app: Flask, services: Services, event_id: int, token: str
) -> None:
    answer(app, token)
    report(app, token, "completed", OTHER)
    assert leg_of(services, event_id).state == "up"


def test_a_call_wrongly_taken_for_a_leg_goes_to_the_attempt_its_address_names(app: Flask, services: Services) -> None:
    """Two events may dial the same number from the same number, and a call found again may be the other's."""
    services.clock.now = EVENING
    bridge = Bridge(number=BRIDGE_NUMBER)
    one, two = (make_event(services, bridge=bridge, slug=slug) for slug in ("one", "two"))
    begin_attempt(services, one, "first")
    begin_attempt(services, two, "second")
    report(app, "first", "ringing", LEG)
    assert f"dialin-{two}" in answer(app, "second", LEG)
    assert (leg_of(services, two).sid, leg_of(services, one).sid) == (LEG, None)


def test_the_leg_is_down_once_it_has_left_the_room(app: Flask, services: Services, event_id: int, token: str) -> None:
    answer(app, token)
    leave(app, event_id, LEG, status="in-progress")
    assert (leg_of(services, event_id).state, leg_of(services, event_id).failure) == ("down", "left")


def test_a_caller_who_hangs_up_in_the_room_is_over_even_if_nothing_else_says_so(
    app: Flask, services: Services, event_id: int
) -> None:
    seat_caller(services, event_id)
    leave(app, event_id, CALLER, status="completed")
    leave(app, event_id, CALLER, status="completed")
    call, seat = caller_and_seat(services, event_id)
    assert call.hung_up_at == EVENING
    assert (seat.call_id, seat.held_until) == (None, EVENING + timedelta(minutes=10))


def test_a_caller_who_goes_to_the_menu_keeps_the_seat(app: Flask, services: Services, event_id: int) -> None:
    seat_caller(services, event_id)
    leave(app, event_id, CALLER, status="in-progress")
    call, seat = caller_and_seat(services, event_id)
    assert (call.hung_up_at, seat.call_id) == (None, call.id)


def test_news_of_the_room_that_names_nobody_changes_nothing(app: Flask) -> None:
    assert post(app, "/voice/room", StatusCallbackEvent="conference-start").status_code == 204
    assert post(app, "/voice/room", StatusCallbackEvent="participant-leave", CallSid="\0").status_code == 204
    assert post(app, "/voice/room", StatusCallbackEvent="participant-leave", CallSid=LEG).status_code == 204


def test_whoever_is_alone_in_the_room_hears_music_that_does_not_end(app: Flask) -> None:
    document = post(app, "/voice/room/wait", CallSid=CALLER).text
    assert "music.wav" in document
    assert "<Redirect" in document


@every("path", ["/voice/bridge/first", "/voice/bridge/first/status", "/voice/room", "/voice/room/wait"])
def test_strangers_are_refused_and_change_nothing(
    app: Flask, services: Services, event_id: int, token: str, path: str
) -> None:
    form: dict[str, Any] = {"CallSid": LEG, "CallStatus": "completed", "StatusCallbackEvent": "participant-leave"}
    assert post(app, path, token="wrong", **form).status_code == 403
    assert leg_of(services, event_id).state == "dialling"


@every("sid", ["", "\0", "x" * 300])
def test_a_leg_without_a_readable_id_is_refused(app: Flask, token: str, sid: str) -> None:
    assert post(app, f"/voice/bridge/{token}", CallSid=sid).status_code == 400
    assert post(app, f"/voice/bridge/{token}/status", CallSid=sid).status_code == 400


def test_a_token_that_no_database_takes_is_nobodys(app: Flask) -> None:
    assert post(app, "/voice/bridge/%00", CallSid=LEG).status_code == 404


def leave(app: Flask, event_id: int, sid: str, *, status: str = "completed") -> None:
    form = {"FriendlyName": f"dialin-{event_id}", "StatusCallbackEvent": "participant-leave", "SequenceNumber": "7"}
    assert post(app, "/voice/room", CallSid=sid, ParticipantCallStatus=status, **form).status_code == 204


def seat_caller(services: Services, event_id: int) -> None:
    person = register_people(services, event_id, 1)[0]
    call_id = begin_call(services, CALLER, event_id=event_id, attendee_id=person.attendee_id, stage="InRoom")
    with services.acting("test") as act:
        assert seats.sit_in_own_seat(act, seats.Claim(event_id, person.attendee_id, call_id))


def caller_and_seat(services: Services, event_id: int) -> tuple[Any, Any]:
    with services.looking() as act:
        call = calls.load_call(act, CALLER, lock=False)
        assert call is not None
        return call, seat_rows(act, event_id)[0]
