"""Who carries the letters: inline for stories, a pool for the live company."""

import threading
from collections.abc import Callable

import pytest

from dialin.rehearsal.wire.errands import Errand, InlineErrands, SenderPool
from tests.slowness import LONG_ENOUGH


def errand(lane: str, perform: Callable[[], object], done: Callable[[object], None] = lambda _: None) -> Errand:
    return Errand(lane, perform, done)


@pytest.fixture
def pool():
    made = SenderPool(threading.RLock(), threads=4)
    yield made
    made.close()


def test_inline_errands_are_carried_in_order_without_the_lock():
    lock, seen = threading.RLock(), []
    errands = InlineErrands(lock)

    def is_free():
        free = []
        other = threading.Thread(target=lambda: free.append(lock.acquire(timeout=1) and lock.release() is None))
        other.start()
        other.join()
        return free[0]

    for number in range(3):
        errands.put(errand("a", is_free, lambda free, number=number: seen.append((number, free))))
    errands.settle()
    assert seen == [(0, True), (1, True), (2, True)]


def test_errands_put_while_another_is_carried_wait_for_it():
    errands, seen = InlineErrands(threading.RLock()), []

    def outer():
        errands.put(errand("a", lambda: seen.append("inner")))
        errands.settle()
        seen.append("outer")

    errands.put(errand("a", outer))
    errands.settle()
    assert seen == ["outer", "inner"]


def test_an_errand_that_breaks_inline_breaks_the_story_and_not_the_next_one():
    errands = InlineErrands(threading.RLock())
    errands.put(errand("a", lambda: 1 / 0))
    with pytest.raises(ZeroDivisionError):
        errands.settle()
    seen = []
    errands.put(errand("a", lambda: seen.append(1)))
    errands.settle()
    assert seen == [1]


def test_a_pool_carries_one_lane_in_order(pool):
    seen = []
    for number in range(200):
        pool.put(errand("lane", lambda: None, lambda _, number=number: seen.append(number)))
    assert pool.drain(LONG_ENOUGH)
    assert seen == list(range(200))


def test_a_pool_carries_lanes_side_by_side(pool):
    together = threading.Barrier(4)
    for lane in "abcd":
        pool.put(errand(lane, lambda: together.wait(LONG_ENOUGH)))
    assert pool.drain(LONG_ENOUGH)
    assert not together.broken


def test_a_pool_survives_an_errand_that_breaks(pool, caplog):
    seen = []
    pool.put(errand("a", lambda: 1 / 0))
    pool.put(errand("a", lambda: seen.append(1)))
    assert pool.drain(LONG_ENOUGH)
    assert seen == [1]
    assert "broke" in caplog.text


def test_a_closed_pool_takes_nothing(pool):
    pool.close()
    pool.put(errand("a", lambda: None))
    assert pool.drain(0.1)
