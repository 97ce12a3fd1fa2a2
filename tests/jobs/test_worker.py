"""The worker: each duty at its pace, shared ones once for all workers, whatever fails."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from dialin.actions.house import House
from dialin.jobs.worker import DUTIES, LEASE, Duty, do_if_due, do_once, run_worker
from dialin.rules.dial_strings import Bridge
from dialin.store.database import open_database, transaction
from dialin.store.duties import claim_duty
from dialin.store.events import load_event
from tests.building import BRIDGE_NUMBER, ENDS, EVENING, begin_call, make_event
from tests.jobs.at_provider import call_of
from tests.provider.fake import PASSING


def counting(done: list[str], failure: Exception | None = None) -> Callable[[House], None]:
    def do(house: House) -> None:
        done.append("done")
        if failure is not None:
            raise failure

    return do


def test_a_shared_duty_is_done_once_a_slot_by_all_workers_together(house: House) -> None:
    done: list[str] = []
    duty = Duty("count", counting(done), every=30, is_shared=True)
    others = [replace(house, database=open_database(house.settings.database_url)) for _ in range(2)]
    for _ in range(3):
        for worker in (house, *others):
            assert do_if_due(duty, worker)
        house.clock.pass_time(seconds=30)
    for other in others:
        other.database.close()
    assert len(done) == 3


def test_a_shared_duty_whose_worker_was_killed_is_taken_over_when_its_lease_is_over(house: House) -> None:
    done: list[str] = []
    duty = Duty("count", counting(done), every=30, is_shared=True)
    with transaction(house.database) as connection:
        assert claim_duty(connection, "count", token="dead", lease=LEASE, now=house.clock())
    do_if_due(duty, house)
    assert done == []
    house.clock.now += LEASE
    do_if_due(duty, house)
    assert done == ["done"]


def test_the_provider_is_made_ready_before_the_first_news_needs_it(house: House) -> None:
    stop = threading.Event()
    stop.set()
    run_worker(house, stop=stop)
    assert house.provider.is_ready


@pytest.mark.parametrize("is_shared", [True, False])
def test_a_duty_that_fails_is_logged_and_comes_round_again(
    house: House, caplog: pytest.LogCaptureFixture, is_shared: bool
) -> None:
    done: list[str] = []
    duty = Duty("break", counting(done, ZeroDivisionError("division by zero")), every=30, is_shared=is_shared)
    with caplog.at_level(logging.WARNING):
        assert not do_if_due(duty, house)
        house.clock.pass_time(seconds=30)
        assert not do_if_due(duty, house)
    assert len(done) == 2
    assert "break failed" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_trouble_with_the_provider_is_one_line_in_the_log(house: House, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert not do_if_due(Duty("ask", counting([], PASSING), every=1), house)
    assert [record.message for record in caplog.records] == [f"ask must wait: {PASSING}"]


def test_without_credentials_the_duties_that_ask_the_provider_rest_and_say_so(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    event_id = make_event(house, bridge=Bridge(number=BRIDGE_NUMBER))
    house.clock.now = ENDS
    with caplog.at_level(logging.WARNING):
        do_once(replace(house, provider=None))
    assert "these duties rest: keep_bridges, reconcile" in caplog.text
    with transaction(house.database) as connection:
        assert load_event(connection, event_id).ended_at == ENDS


def test_one_round_of_all_duties_ends_an_event_and_brings_its_callers_the_news(house: House) -> None:
    event_id = make_event(house)
    house.clock.now = EVENING
    house.provider.ring_in("CA1")
    begin_call(house, "CA1", event_id=event_id)
    house.clock.now = ENDS
    do_once(house)
    assert len(house.provider.requests("redirect")) == 1
    assert call_of(house, "CA1").hung_up_at is None


def test_every_duty_has_a_name_of_its_own() -> None:
    assert len({duty.name for duty in DUTIES}) == len(DUTIES)


def test_the_worker_works_until_it_is_stopped_and_leaves_no_thread(house: House) -> None:
    make_event(house, bridge=Bridge(number=BRIDGE_NUMBER))
    house.clock.now = EVENING
    stop, before = threading.Event(), threading.active_count()
    placed = threading.Event()
    place_call = house.provider.place_call

    def place(placement: object) -> str:
        sid = place_call(placement)
        placed.set()
        return sid

    house.provider.place_call = place
    worker = threading.Thread(target=run_worker, args=(house,), kwargs={"stop": stop})
    worker.start()
    assert placed.wait(10)
    stop.set()
    worker.join(10)
    assert not worker.is_alive()
    assert threading.active_count() == before


def test_the_worker_outlives_a_database_that_is_away(house: House, caplog: pytest.LogCaptureFixture) -> None:
    make_event(house, bridge=Bridge(number=BRIDGE_NUMBER))
    house.clock.now = EVENING
    with transaction(house.database) as connection:
        connection.exec_driver_sql("ALTER TABLE event RENAME TO event_away")
    with caplog.at_level(logging.ERROR):
        do_once(house)
    assert "keep_bridges failed" in caplog.text
    with transaction(house.database) as connection:
        connection.exec_driver_sql("ALTER TABLE event_away RENAME TO event")
    do_once(house)
    assert len(house.provider.live) == 1
