"""Calls of which the provider's answer is missing: the one that was placed is found, and no other is taken for it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dialin.actions.outgoing.campaigns.try_again import try_again
from dialin.jobs.outgoing import place_calls
from dialin.jobs.outgoing.provider_words import NO_CALLS_THERE
from dialin.provider.promise import Placement, ProviderTrouble, RequestRefused
from dialin.rules.outgoing.words import Outcome
from dialin.services import Services
from dialin.store.attendees import change_attendee
from dialin.store.outgoing import give_up_attempt
from tests.building import EVENING, NUMBER, make_event, register_people
from tests.jobs.outgoing.ordering import order_calls, orders
from tests.jobs.outgoing.test_place_calls import called, end, run
from tests.provider.fake import ANSWER_LOST

LINE = "+493023125010"
NEVER_PLACED = ProviderTrouble("The provider does not answer.", is_passing=True, may_be_done=True)


@pytest.fixture
def quick(services: Services) -> Services:
    """Two people on one line are to be called, several in a second."""
    event_id = make_event(services, seats=5)
    people = register_people(services, event_id, 2)
    with services.acting("test") as act:
        change_attendee(act, people[1].attendee_id, {"phone": LINE})
    services.clock.now = EVENING - timedelta(minutes=10)
    order_calls(services, event_id, people)
    return replace(services, settings=services.settings.model_copy(update={"calls_per_second": 5}))


def test_of_two_calls_for_one_attempt_one_goes_on_and_the_other_is_hung_up(quick: Services) -> None:
    quick.provider.lost.append(ANSWER_LOST)
    run(quick)
    quick.provider.place_call(Placement(to=LINE, from_=NUMBER, url="", status_url=""))
    run(quick, seconds=10)
    (hung_up,) = quick.provider.requests("hang_up")
    assert orders(quick)[0].sid in {one.sid for one in quick.provider.live}
    assert hung_up not in {one.sid for one in quick.provider.live}


def test_somebody_elses_call_on_this_line_is_not_taken_for_the_lost_one(quick: Services) -> None:
    run(quick)
    end(quick, 0, "failed")
    quick.provider.trouble.append(NEVER_PLACED)
    quick.clock.now = orders(quick)[1].due_at
    quick.provider.calls[orders(quick)[0].sid or ""].placed_at = quick.clock.now  # by clocks that differ
    run(quick, seconds=10)
    assert called(quick) == [LINE] * 3  # the second of them did not get there
    assert orders(quick)[1].sid in {one.sid for one in quick.provider.live}


def test_the_call_of_an_earlier_attempt_is_not_taken_for_the_lost_one(quick: Services) -> None:
    run(quick)
    end(quick, 0, "failed")
    with quick.acting("clerk") as act:
        assert try_again(act, orders(quick)[0].id) is None
    quick.provider.trouble.append(NEVER_PLACED)
    run(quick, seconds=10)
    assert (orders(quick)[0].outcome, orders(quick)[0].done_at) == (Outcome.UNREACHABLE, None)
    assert orders(quick)[0].sid in {one.sid for one in quick.provider.live}


class HeldUp:
    """The provider, which places a call only after another worker has found none and given the attempt up."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def __getattr__(self, name: str) -> Any:
        return getattr(self._services.provider, name)

    def place_call(self, placement: Placement) -> str:
        with self._services.acting("test") as act:
            later = act.now + timedelta(hours=1)
            assert give_up_attempt(act, orders(self._services)[0], due_at=later, failure="", was_made=False)
        return self._services.provider.place_call(placement)


def test_a_worker_that_was_held_up_for_longer_than_its_lease_hangs_its_call_up(quick: Services) -> None:
    slowly = replace(quick, settings=quick.settings.model_copy(update={"calls_per_second": 1}))
    place_calls.do(replace(slowly, provider=HeldUp(slowly)))
    (sid,) = quick.provider.calls
    assert quick.provider.requests("hang_up") == [sid]
    assert orders(quick)[0].sid is None


@pytest.mark.parametrize("code", [13227, 21215, 21216, 32205])
def test_a_number_that_the_account_may_not_call_is_told_and_not_tried_again(quick: Services, code: int) -> None:
    quick.provider.trouble.append(RequestRefused(400, code, "not allowed"))
    run(quick)
    assert (orders(quick)[0].outcome, orders(quick)[0].done_at is not None) == (Outcome.BLOCKED, True)
    assert orders(quick)[0].failure == NO_CALLS_THERE
