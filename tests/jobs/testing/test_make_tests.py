"""Test calls are made once, an hour before the doors and when asked for, and never in the way of the evening's line."""

from datetime import timedelta

from dialin.actions.events.change_event import change_event
from dialin.actions.events.end_event import end_event
from dialin.actions.testing.ask_test import GOES_ON, IN_USE, IS_OVER, NO_BRIDGE
from dialin.actions.testing.conclude_test import conclude_test
from dialin.actions.testing.note_step import note_step
from dialin.jobs import keep_bridges
from dialin.jobs.testing import make_tests
from dialin.provider.promise import RequestRefused
from dialin.rules.dial_strings import Bridge
from dialin.rules.testing.plan import AGAIN_AFTER, CLEAR_OF_DOORS, MOST, VALID
from dialin.rules.testing.words import Kind, Result
from dialin.services import Services
from tests.building import BRIDGE_NUMBER, DOORS, EVENING, NUMBER, make_event
from tests.jobs.testing.calling import (
    HOUR_BEFORE,
    ask,
    begin,
    end,
    event_at,
    made_for,
    pass_it,
    placed,
    step,
)
from tests.provider.fake import REFUSED

OTHER_NUMBER = "+493023125001"
A_DAY_BEFORE = DOORS - timedelta(days=1)


def test_it_is_dialled_between_the_numbers_of_the_evening_and_asks_here_what_to_do(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    made = begin(services, event_id)
    (call,) = placed(services)
    assert (call.to, call.from_, call.placement.digits) == (BRIDGE_NUMBER, NUMBER, None)
    assert call.url.startswith(f"https://dialin.example/voice/test/{made.token}")
    assert call.placement.status_url == f"https://dialin.example/voice/test/{made.token}/status"
    assert call.placement.limit_seconds == VALID.total_seconds()
    assert (made.asked_by, made.sid, made.result) == ("clerk", call.sid, None)


def test_a_line_that_stands_has_passed_and_each_moment_is_on_file(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    made = pass_it(services, begin(services, event_id))
    assert made.result is Result.PASSED
    moments = [made.begun_at, made.answered_at, made.keyed_at, made.stood_at]
    assert [(moment - A_DAY_BEFORE).total_seconds() for moment in moments if moment] == [0, 6, 20, 40]
    services.clock.pass_time(minutes=20)
    make_tests.do(services)
    assert len(placed(services)) == 1


def test_keys_that_are_not_taken_are_sent_once_more_with_longer_pauses(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    first = begin(services, event_id)
    step(services, first, "answered_at", after=6)
    step(services, first, "keyed_at", after=14)
    assert end(services, first, after=9).result is Result.REFUSED
    make_tests.do(services)
    second = made_for(services, event_id)[0]
    assert (second.is_patient, second.asked_by, len(placed(services))) == (True, "clerk", 2)
    step(services, second, "answered_at", after=6)
    step(services, second, "keyed_at", after=30)
    assert end(services, second, after=9).result is Result.REFUSED
    make_tests.do(services)
    assert len(placed(services)) == 2


def test_late_reports_and_those_of_another_call_change_nothing(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    made = begin(services, event_id)
    with services.acting("caller") as act:
        conclude_test(act, made.token, "CA" + "9" * 32, "failed")
        assert note_step(act, made.token, "CA" + "9" * 32, "answered_at") is None
    over = end(services, made, "busy")
    assert over.result is Result.BUSY
    assert step(services, made, "answered_at") is None
    assert end(services, made, "completed") == over


def test_a_test_that_goes_on_is_not_made_twice(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    made = begin(services, event_id)
    assert ask(services, event_id) == GOES_ON
    make_tests.do(services)
    assert len(placed(services)) == 1
    end(services, made, "no-answer")
    assert isinstance(ask(services, event_id), int)


def test_what_cannot_be_tested_is_refused_with_what_to_do(services: Services) -> None:
    event_id = event_at(services, DOORS - CLEAR_OF_DOORS)
    assert ask(services, event_id) == IN_USE
    services.clock.now = EVENING
    assert ask(services, event_id) == IN_USE
    assert isinstance(ask(services, event_id, Kind.DIAL_IN), int)
    without = make_event(services, slug="ohne")
    services.clock.now = HOUR_BEFORE
    assert ask(services, without) == NO_BRIDGE
    with services.acting("clerk") as act:
        end_event(act, event_id)
    assert ask(services, event_id) == IS_OVER


def test_each_way_is_tested_an_hour_before_the_doors_and_once(services: Services) -> None:
    event_id = event_at(services, HOUR_BEFORE - timedelta(seconds=1))
    make_tests.do(services)
    assert placed(services) == []
    services.clock.now = HOUR_BEFORE
    make_tests.do(services)
    make_tests.do(services)
    assert [call.to for call in placed(services)] == [BRIDGE_NUMBER, NUMBER]
    pass_it(services, made_for(services, event_id)[0])
    services.clock.pass_time(minutes=15)
    make_tests.do(services)
    assert len(made_for(services, event_id)) == 1


def test_one_that_has_failed_is_made_again_a_few_times_until_the_doors(services: Services) -> None:
    event_id = event_at(services, HOUR_BEFORE)
    make_tests.do(services)
    for number in range(1, MOST + 2):
        assert len(made_for(services, event_id)) == min(number, MOST)
        last = made_for(services, event_id)[0]
        if not last.is_over:
            end(services, last, "busy")
        services.clock.now += AGAIN_AFTER - timedelta(seconds=1)
        make_tests.do(services)
        assert len(made_for(services, event_id)) == min(number, MOST)
        services.clock.pass_time(seconds=1)
        make_tests.do(services)


def test_another_number_or_other_keys_are_tested_anew(services: Services) -> None:
    event_id = event_at(services, HOUR_BEFORE)
    make_tests.do(services)
    pass_it(services, made_for(services, event_id)[0])
    with services.acting("clerk") as act:
        assert change_event(act, event_id, {"bridge": {"digits": "999#"}}) is None
    make_tests.do(services)
    make_tests.do(services)
    assert [one.digits for one in made_for(services, event_id)] == ["999#", "123#4#"]


def test_an_event_without_a_videoconference_is_not_tested_by_itself(services: Services) -> None:
    event_at(services, HOUR_BEFORE, bridge=Bridge())
    make_tests.do(services)
    assert placed(services) == []


def test_when_the_doors_open_a_test_is_hung_up_for_the_line_of_the_evening(services: Services) -> None:
    event_id = event_at(services, DOORS - CLEAR_OF_DOORS - timedelta(seconds=1))
    made = begin(services, event_id)
    services.clock.now = DOORS
    services.provider.answer(str(made.sid))
    keep_bridges.do(services)
    make_tests.do(services)
    assert services.provider.requests("hang_up") == [made.sid]
    assert made_for(services, event_id)[0].result is Result.CALLED_OFF


def test_where_the_provider_refuses_the_number_of_another_event_the_number_calls_itself(services: Services) -> None:
    event_at(services, A_DAY_BEFORE, slug="anderer", number=OTHER_NUMBER)
    event_id = event_at(services, A_DAY_BEFORE)
    services.provider.trouble.append(RequestRefused(400, 21210, "From is not verified."))
    made = begin(services, event_id, Kind.DIAL_IN)
    asked = [placement.from_ for placement in services.provider.requests("place_call")]
    assert asked == [OTHER_NUMBER, NUMBER]
    assert (made.called_from, made.result) == (NUMBER, None)


def test_a_caller_of_their_own_line_is_keyed_in_as_the_test_is(services: Services) -> None:
    """One line each: the same number with the same keys and pauses."""
    event_id = event_at(services, A_DAY_BEFORE, bridge=Bridge(mode="direct", number=BRIDGE_NUMBER, digits="123#"))
    made = pass_it(services, begin(services, event_id))
    assert (made.dialled, made.digits, made.result) == (BRIDGE_NUMBER, "123#", Result.PASSED)


def test_what_the_provider_refuses_is_told_with_its_words(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    services.provider.trouble.append(REFUSED)
    made = begin(services, event_id)
    assert (made.result, made.failure) == (Result.NOT_PLACED, str(REFUSED))
