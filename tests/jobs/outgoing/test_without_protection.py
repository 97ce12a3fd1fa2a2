"""Counter-tests: without the places in a second, and without looking for lost calls, what must not happen does."""

import secrets
from dataclasses import replace
from datetime import timedelta

import pytest

from dialin.jobs.outgoing import place_calls
from dialin.provider.promise import Placement
from dialin.rules.outgoing.words import Lane
from dialin.services import Services
from dialin.store.database import open_database
from dialin.store.outgoing import begin_next, give_up_attempt, take_up_next
from tests.building import EVENING, make_event, register_people
from tests.jobs.outgoing.ordering import order_calls
from tests.provider.fake import ANSWER_LOST

LEASE = timedelta(seconds=60)


@pytest.fixture
def people(services: Services) -> int:
    event_id = make_event(services, seats=6)
    registered = register_people(services, event_id, 6)
    services.clock.now = EVENING - timedelta(minutes=10)
    order_calls(services, event_id, registered)
    return len(registered)


def workers(services: Services) -> list[Services]:
    return [replace(services, database=open_database(services.settings.database_url)) for _ in range(3)]


def unpaced(worker: Services) -> None:
    """Each worker counts its own calls: one in this second, as the account allows."""
    with worker.acting("test") as act:
        work = begin_next(act, Lane.CALLS, token=secrets.token_urlsafe(6), lease=LEASE)
    assert work is not None
    assert worker.provider is not None
    worker.provider.place_call(Placement(to=str(work.attendee_id), from_="+493023125000", url="", status_url=""))


def test_workers_that_count_for_themselves_place_too_many_in_a_second(services: Services, people: int) -> None:
    assert people == 6
    three = workers(services)
    for worker in three:
        unpaced(worker)
    assert len(services.provider.requests("place_call")) == 3
    for worker in three:
        worker.database.close()


def test_workers_that_share_the_places_do_not(services: Services, people: int) -> None:
    assert people == 6
    three = workers(services)
    for second in range(1, 4):
        for worker in three:
            place_calls.do(worker)
        assert len(services.provider.requests("place_call")) == second
        services.clock.pass_time(seconds=1)
    for worker in three:
        worker.database.close()


def hasty(services: Services) -> None:
    """Gives up what was begun and not heard of, without asking the provider whether it was placed."""
    with services.acting("test") as act:
        while (work := take_up_next(act, Lane.CALLS, token="hasty", lease=LEASE)) is not None:
            give_up_attempt(act, work, due_at=act.now, failure="", was_made=False)


def test_without_looking_for_lost_calls_somebody_is_called_twice(services: Services, people: int) -> None:
    assert people == 6
    services.provider.lost.append(ANSWER_LOST)
    place_calls.do(services)
    services.clock.pass_time(minutes=2)
    hasty(services)
    for _ in range(7):
        place_calls.do(services)
        services.clock.pass_time(seconds=1)
    assert twice(services) == ["+493023125010"]


def test_looking_for_them_nobody_is(services: Services, people: int) -> None:
    services.provider.lost.append(ANSWER_LOST)
    place_calls.do(services)
    services.clock.pass_time(minutes=2)
    for _ in range(7):
        place_calls.do(services)
        services.clock.pass_time(seconds=1)
    assert twice(services) == []
    assert len(services.provider.requests("place_call")) == people


def twice(services: Services) -> list[str]:
    numbers = [placement.to for placement in services.provider.requests("place_call")]
    return sorted({number for number in numbers if numbers.count(number) > 1})
