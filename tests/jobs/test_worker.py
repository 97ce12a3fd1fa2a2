"""The worker: each duty at its pace, shared ones once for all workers, whatever fails."""

import logging
import pkgutil
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib import import_module

import pytest

from dialin import jobs
from dialin.jobs.worker import DUTIES, LEASE, Duty, do_if_due, duties_for, run_worker
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.database import open_database
from dialin.store.duties import claim_duty
from dialin.store.events import load_event
from dialin.store.workers import last_seen
from tests.building import BRIDGE_NUMBER, ENDS, EVENING, begin_call, make_event
from tests.jobs.at_provider import call_of
from tests.provider.fake import PASSING
from tests.slowness import LONG_ENOUGH


def do_once(services: Services) -> None:
    """Each duty that is due, one after the other."""
    for duty in duties_for(services):
        do_if_due(duty, services)


def counting(done: list[str], failure: Exception | None = None) -> Callable[[Services], None]:
    def do(services: Services) -> None:
        done.append("done")
        if failure is not None:
            raise failure

    return do


def test_a_shared_duty_is_done_once_a_slot_by_all_workers_together(services: Services) -> None:
    done: list[str] = []
    duty = Duty("count", counting(done), every=30, is_shared=True)
    others = [replace(services, database=open_database(services.settings.database_url)) for _ in range(2)]
    for _ in range(3):
        for worker in (services, *others):
            assert do_if_due(duty, worker)
        services.clock.pass_time(seconds=30)
    for other in others:
        other.database.close()
    assert len(done) == 3


def test_a_shared_duty_whose_worker_was_killed_is_taken_over_when_its_lease_is_over(services: Services) -> None:
    done: list[str] = []
    duty = Duty("count", counting(done), every=30, is_shared=True)
    with services.acting("test") as act:
        assert claim_duty(act, "count", token="dead", lease=LEASE)
    do_if_due(duty, services)
    assert done == []
    services.clock.now += LEASE
    do_if_due(duty, services)
    assert done == ["done"]


def test_the_provider_is_made_ready_before_the_first_news_needs_it(services: Services) -> None:
    stop = threading.Event()
    stop.set()
    run_worker(services, stop=stop)
    assert services.provider.is_ready


@pytest.mark.parametrize("is_shared", [True, False])
def test_a_duty_that_fails_is_logged_and_comes_round_again(
    services: Services, caplog: pytest.LogCaptureFixture, is_shared: bool
) -> None:
    done: list[str] = []
    duty = Duty("break", counting(done, ZeroDivisionError("division by zero")), every=30, is_shared=is_shared)
    with caplog.at_level(logging.WARNING):
        assert not do_if_due(duty, services)
        services.clock.pass_time(seconds=30)
        assert not do_if_due(duty, services)
    assert len(done) == 2
    assert "break failed" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_trouble_with_the_provider_is_one_line_in_the_log(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert not do_if_due(Duty("ask", counting([], PASSING), every=1), services)
    assert [record.message for record in caplog.records] == [f"ask must wait: {PASSING}"]


def test_without_credentials_the_duties_that_ask_the_provider_rest_and_say_so(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    event_id = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER))
    services.clock.now = ENDS
    with caplog.at_level(logging.WARNING):
        do_once(replace(services, provider=None))
    assert "these duties rest: keep_bridges, reconcile" in caplog.text
    with services.acting("test") as act:
        assert load_event(act, event_id).ended_at == ENDS


def test_one_round_of_all_duties_ends_an_event_and_brings_its_callers_the_news(services: Services) -> None:
    event_id = make_event(services)
    services.clock.now = EVENING
    services.provider.ring_in("CA1")
    begin_call(services, "CA1", event_id=event_id)
    services.clock.now = ENDS
    do_once(services)
    assert len(services.provider.requests("redirect")) == 1
    assert call_of(services, "CA1").hung_up_at is None


def test_every_module_that_has_something_to_do_is_a_duty() -> None:
    modules = [import_module(name) for _, name, _ in pkgutil.walk_packages(jobs.__path__, "dialin.jobs.")]
    doing = {module.__name__.rpartition(".")[2] for module in modules if hasattr(module, "do")}
    assert doing == {duty.name for duty in DUTIES}


def test_every_duty_has_a_name_of_its_own() -> None:
    assert len({duty.name for duty in DUTIES}) == len(DUTIES)


def test_the_worker_works_until_it_is_stopped_and_leaves_no_thread_and_no_sign_of_life(services: Services) -> None:
    make_event(services, bridge=Bridge(number=BRIDGE_NUMBER))
    services.clock.now = EVENING
    stop, before = threading.Event(), set(threading.enumerate())
    placed = threading.Event()
    place_call = services.provider.place_call

    def place(placement: object) -> str:
        sid = place_call(placement)
        placed.set()
        return sid

    services.provider.place_call = place
    worker = threading.Thread(target=run_worker, args=(services,), kwargs={"stop": stop})
    worker.start()
    assert placed.wait(LONG_ENOUGH)
    assert last_seen_in(services) == EVENING
    stop.set()
    worker.join(LONG_ENOUGH)
    assert not worker.is_alive()
    assert last_seen_in(services) is None
    assert set(threading.enumerate()) <= before  # another test's may end meanwhile


def last_seen_in(services: Services) -> datetime | None:
    with services.looking() as act:
        return last_seen(act)


def test_a_worker_that_cannot_say_that_it_ends_still_ends(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    stop = threading.Event()
    stop.set()
    with services.acting("test") as act:
        act.connection.exec_driver_sql("ALTER TABLE worker RENAME TO worker_away")
    with caplog.at_level(logging.WARNING):
        run_worker(services, stop=stop)
    assert "the worker ends, and cannot say so" in caplog.text


def test_the_worker_outlives_a_database_that_is_away(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    make_event(services, bridge=Bridge(number=BRIDGE_NUMBER))
    services.clock.now = EVENING
    with services.acting("test") as act:
        act.connection.exec_driver_sql("ALTER TABLE event RENAME TO event_away")
    with caplog.at_level(logging.ERROR):
        do_once(services)
    assert "keep_bridges failed" in caplog.text
    with services.acting("test") as act:
        act.connection.exec_driver_sql("ALTER TABLE event_away RENAME TO event")
    do_once(services)
    assert len(services.provider.live) == 1
