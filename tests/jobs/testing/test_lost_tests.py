"""Whatever is lost between here and the provider, a test is made once and comes to an end."""

from datetime import timedelta

from dialin.actions.testing.begin_test import LEASE, begin_test
from dialin.jobs.testing import make_tests
from dialin.rules.testing.plan import CLEAR_OF_DOORS, VALID
from dialin.rules.testing.words import Kind, Result
from dialin.services import Services
from dialin.store.bridge_legs import known_sids
from dialin.store.test_calls import due_tests
from tests.building import DOORS, NUMBER
from tests.jobs.testing.calling import ask, begin, event_at, made_for, placed, step
from tests.provider.fake import ANSWER_LOST, PASSING

A_DAY_BEFORE = DOORS - timedelta(days=1)


def test_a_call_whose_answer_was_lost_is_found_and_not_dialled_again(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    services.provider.lost.append(ANSWER_LOST)
    assert begin(services, event_id).sid is None
    services.clock.pass_time(seconds=5)
    make_tests.do(services)
    (call,) = placed(services)
    assert made_for(services, event_id)[0].sid == call.sid


def test_a_worker_that_was_killed_before_it_dialled_is_followed_by_another(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    ask(services, event_id)
    with services.acting("dialin") as act:
        (due,) = due_tests(act)
        assert begin_test(act, due) is not None
        assert begin_test(act, due) is None
    make_tests.do(services)
    assert placed(services) == []
    services.clock.now += LEASE
    for _ in range(2):  # it looks for a call first
        make_tests.do(services)
    assert len(placed(services)) == 1


def test_a_provider_that_is_away_is_asked_again_until_the_test_is_stale(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    services.provider.trouble.append(PASSING)
    assert begin(services, event_id).result is None
    services.clock.pass_time(seconds=10)
    services.provider.trouble.append(PASSING)
    make_tests.do(services)
    assert placed(services) == []
    services.clock.now += VALID
    services.provider.trouble.append(PASSING)
    make_tests.do(services)
    assert made_for(services, event_id)[0].result is Result.NOT_PLACED


def test_an_end_that_nobody_reported_is_found_out(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    made = begin(services, event_id)
    services.provider.end(str(made.sid), "busy")
    services.clock.pass_time(seconds=15)
    make_tests.do(services)
    assert made_for(services, event_id)[0].result is Result.BUSY


def test_a_call_that_does_not_end_is_hung_up_after_some_minutes(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    made = begin(services, event_id)
    services.provider.answer(str(made.sid))
    step(services, made, "answered_at")
    services.clock.pass_time(seconds=15)
    make_tests.do(services)
    assert services.provider.live
    services.clock.now += VALID
    make_tests.do(services)
    assert services.provider.live == []
    assert made_for(services, event_id)[0].result is Result.UNHEARD


def test_the_provider_that_never_asks_what_to_do_is_told_apart_from_a_far_end_that_hangs_up(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    made = begin(services, event_id)
    services.provider.end(str(made.sid))
    services.clock.pass_time(seconds=15)
    make_tests.do(services)
    assert made_for(services, event_id)[0].result is Result.UNHEARD


def test_a_test_of_the_way_in_comes_from_another_number_of_ours_where_there_is_one(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    begin(services, event_id, Kind.DIAL_IN)
    (alone,) = placed(services)
    assert (alone.to, alone.from_) == (NUMBER, NUMBER)


def test_the_call_of_a_test_is_never_taken_for_the_line_of_the_evening(services: Services) -> None:
    event_id = event_at(services, DOORS - CLEAR_OF_DOORS - timedelta(seconds=1))
    made = begin(services, event_id)
    services.provider.answer(str(made.sid))
    with services.looking() as act:
        assert known_sids(act, [str(made.sid)]) == {made.sid}
