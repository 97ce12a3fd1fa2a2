"""Who sends the requests: inline for stories, threads for the live company."""

import threading
from collections.abc import Callable
from functools import partial

import pytest

from dialin.rehearsal.wire.outbox import InlineOutbox, Outgoing, ThreadedOutbox
from tests.slowness import LONG_ENOUGH


def outgoing(queue: str, send: Callable[[], object], done: Callable[[object], None] = lambda _: None) -> Outgoing:
    return Outgoing(queue, lambda: partial(done, send()))


@pytest.fixture
def threads():
    made = ThreadedOutbox(threading.RLock(), threads=4)
    yield made
    made.close()


def test_inline_requests_are_sent_in_order_without_the_lock():
    lock, seen = threading.RLock(), []
    outbox = InlineOutbox(lock)

    def is_free():
        free = []
        other = threading.Thread(target=lambda: free.append(lock.acquire(timeout=1) and lock.release() is None))
        other.start()
        other.join()
        return free[0]

    for number in range(3):
        outbox.put(outgoing("a", is_free, lambda free, number=number: seen.append((number, free))))
    outbox.settle()
    assert seen == [(0, True), (1, True), (2, True)]


def test_requests_put_while_another_is_sent_wait_for_it():
    outbox, seen = InlineOutbox(threading.RLock()), []

    def outer():
        outbox.put(outgoing("a", lambda: seen.append("inner")))
        outbox.settle()
        seen.append("outer")

    outbox.put(outgoing("a", outer))
    outbox.settle()
    assert seen == ["outer", "inner"]


def test_a_request_that_breaks_inline_breaks_the_story_and_not_the_next_one():
    outbox = InlineOutbox(threading.RLock())
    outbox.put(outgoing("a", lambda: 1 / 0))
    with pytest.raises(ZeroDivisionError):
        outbox.settle()
    seen = []
    outbox.put(outgoing("a", lambda: seen.append(1)))
    outbox.settle()
    assert seen == [1]


def test_threads_send_one_queue_in_order(threads):
    seen = []
    for number in range(200):
        threads.put(outgoing("queue", lambda: None, lambda _, number=number: seen.append(number)))
    assert threads.drain(10)
    assert seen == list(range(200))


def test_threads_send_queues_side_by_side(threads):
    together = threading.Barrier(4)
    for queue in "abcd":
        threads.put(outgoing(queue, lambda: together.wait(LONG_ENOUGH)))
    assert threads.drain(10)
    assert not together.broken


def test_threads_survive_a_request_that_breaks(threads, caplog):
    seen = []
    threads.put(outgoing("a", lambda: 1 / 0))
    threads.put(outgoing("a", lambda: seen.append(1)))
    assert threads.drain(10)
    assert seen == [1]
    assert "broke" in caplog.text


def test_a_closed_outbox_takes_nothing(threads):
    threads.close()
    threads.put(outgoing("a", lambda: None))
    assert threads.drain(0.1)
