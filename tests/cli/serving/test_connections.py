"""Who sends slowly, reads slowly or comes by the hundred costs connections, and never a thread."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
from waitress import wasyncore
from waitress.adjustments import Adjustments

from dialin.cli.serving import connections
from dialin.cli.serving.connections import KEEP_ALIVE, LARGE, MOST_LARGE, PATIENCE, SLOWEST, Connections
from tests.slowness import LONG_ENOUGH

THREADS, CALLERS = 2, 5
WHOLE = b"POST /voice/incoming HTTP/1.1\r\nHost: dialin.example\r\nContent-Length: 4\r\n\r\nA=23"
HALVES = {
    "headers": WHOLE[:40],
    "a body": WHOLE[:-2],
    "a body in chunks": b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nA=",
    "nothing": b"",
}
ANSWER = 300_000  # bytes, more than a client takes that reads nothing
MANY = 50  # requests that one client sends at once


class Door:
    """One process's door, looked after by the test; its app answers when it may."""

    def __init__(self, listener: socket.socket) -> None:
        self.may_go, self.asked = threading.Event(), 0
        self.by_number: dict[int, object] = {}
        adjustments = Adjustments(threads=THREADS, outbuf_high_watermark=10 * ANSWER)
        family = (listener.family, listener.type, listener.proto, listener.getsockname())
        self.served = Connections(
            self.app, map=self.by_number, _sock=listener, adj=adjustments, bind_socket=False, sockinfo=family
        )
        self.address = listener.getsockname()
        self.clients: list[socket.socket] = []

    def app(self, asked, start):
        self.asked += 1
        self.may_go.wait(LONG_ENOUGH)
        start("200 OK", [("Content-Length", str(ANSWER))])
        return [b"x" * ANSWER]

    def call(self, *pieces: bytes) -> socket.socket:
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(self.address)
        for piece in pieces:
            client.sendall(piece)
        self.clients.append(client)
        return client

    def look(self, until=None) -> None:
        """A few looks; with a condition, until it holds."""
        ends = time.monotonic() + LONG_ENOUGH
        for _ in range(2 * CALLERS):
            wasyncore.poll2(0, self.by_number)
        while until is not None and not until():
            assert time.monotonic() < ends
            wasyncore.poll2(0.05, self.by_number)

    @property
    def open(self) -> int:
        return len(self.served.connections())


@pytest.fixture
def door() -> Iterator[Door]:
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener:
        made = Door(listener)
        yield made
        made.may_go.set()
        made.look(lambda: made.served.in_hand == 0)
        made.served.task_dispatcher.shutdown(timeout=LONG_ENOUGH)
        for client in made.clients:
            client.close()
        wasyncore.close_all(made.by_number)


def test_a_process_takes_no_more_requests_than_it_has_threads_free(door: Door) -> None:
    for _ in range(CALLERS):
        door.call(WHOLE)
    door.look()
    assert (door.open, door.served.in_hand) == (THREADS, THREADS)
    door.may_go.set()
    door.look(lambda: door.asked == CALLERS)


def test_no_half_of_a_request_takes_a_thread(door: Door) -> None:
    door.may_go.set()
    halves = [half for half in HALVES.values() for _ in range(10 * THREADS)]
    for half in halves:
        door.call(half)
    door.look(lambda: door.open == len(halves))
    assert (door.served.in_hand, door.asked) == (0, 0)
    door.call(WHOLE)
    door.look(lambda: door.asked == 1)


def test_whoever_never_fetches_the_answer_keeps_no_thread(door: Door) -> None:
    door.may_go.set()
    for _ in range(10 * THREADS):
        door.call(WHOLE)
    door.look(lambda: door.asked == 10 * THREADS)
    door.look(lambda: door.served.in_hand == 0)
    assert door.open == 10 * THREADS


def test_whoever_asks_on_and_on_without_fetching_an_answer_has_one_made_and_keeps_no_thread(door: Door) -> None:
    """Answers to what is sent in one go would add up, until each thread waits for some of them to be fetched."""
    door.may_go.set()
    for _ in range(10 * THREADS):
        door.call(WHOLE * MANY)
    door.look(lambda: door.open == 10 * THREADS and door.served.in_hand == 0)
    asked = door.asked
    assert asked < 10 * THREADS * MANY  # the system keeps some answers for each of them
    door.call(WHOLE)
    door.look(lambda: door.asked > asked)
    door.served.sweep(time.monotonic() + PATIENCE + ANSWER / SLOWEST + 1)
    assert door.open == 0


def test_whoever_fetches_each_answer_has_all_of_them_made(door: Door) -> None:
    door.may_go.set()
    client, fetched = door.call(WHOLE * CALLERS), 0
    client.setblocking(False)

    def has_all() -> bool:
        nonlocal fetched
        try:
            fetched += client.recv(65_536).count(b"x")
        except BlockingIOError:
            return False
        return fetched == CALLERS * ANSWER

    door.look(has_all)
    assert (door.asked, door.served.in_hand) == (CALLERS, 0)


@pytest.mark.parametrize(
    "head",
    [
        b"POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n",
        b"POST / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: identity\r\nContent-Length: 5\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
    ],
)
def test_whoever_says_in_two_ways_how_long_a_request_is_gets_nothing_through_behind_it(door: Door, head: bytes) -> None:
    door.may_go.set()
    client, answer = door.call(head + b"0\r\n\r\n" + WHOLE), b""
    client.setblocking(False)

    def is_closed() -> bool:
        nonlocal answer
        try:
            more = client.recv(65_536)
        except BlockingIOError:
            return False
        answer += more
        return not more

    door.look(is_closed)
    assert answer.split()[1] in (b"400", b"501")
    assert (door.asked, door.open) == (0, 0)


def test_what_takes_too_long_is_closed_and_what_is_being_answered_never(door: Door) -> None:
    for half in HALVES.values():
        door.call(half)
    door.look(lambda: door.open == len(HALVES))
    door.call(WHOLE)
    door.look(lambda: door.served.in_hand == 1)
    now = time.monotonic()
    door.served.sweep(now + min(PATIENCE, KEEP_ALIVE) - LONG_ENOUGH)
    assert door.open == len(HALVES) + 1
    door.served.sweep(now + PATIENCE + 1)
    assert [one.waits for one in door.served.connections()] == [False]
    door.may_go.set()
    door.look(lambda: door.served.in_hand == 0)
    door.served.sweep(time.monotonic() + PATIENCE + ANSWER / SLOWEST + 1)
    assert door.open == 0  # nobody has fetched that answer


def test_a_slow_line_may_take_its_time_over_a_long_list(door: Door) -> None:
    head = b"POST /list HTTP/1.1\r\nContent-Length: 500000\r\n\r\n"
    door.call(head, b"x" * 200_000)
    door.look(lambda: [one.arrived for one in door.served.connections()] == [200_000])
    door.served.sweep(time.monotonic() + PATIENCE + 200_000 / SLOWEST - LONG_ENOUGH / 4)
    assert door.open == 1
    door.served.sweep(time.monotonic() + PATIENCE + 200_000 / SLOWEST)
    assert door.open == 0


def test_the_oldest_of_too_many_make_room(door: Door, monkeypatch) -> None:
    door.may_go.set()
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", CALLERS)
    for count in range(2 * CALLERS):
        door.call(HALVES["headers"])
        door.look(lambda count=count: door.open == count + 1)
    newest = door.served.connections()[CALLERS:]
    door.served.sweep(time.monotonic())
    assert door.served.connections() == newest
    door.call(WHOLE)
    door.look(lambda: door.asked == 1)


def test_a_few_large_uploads_come_in_at_once_and_the_oldest_makes_room(door: Door) -> None:
    head = f"POST /list HTTP/1.1\r\nContent-Length: {LARGE + 1}\r\n\r\n".encode()
    for count in range(MOST_LARGE + 2):
        door.call(head)
        door.look(lambda count=count: door.open == count + 1)
    newest = door.served.connections()[2:]
    door.served.sweep(time.monotonic())
    assert door.served.connections() == newest


def test_a_process_that_is_told_to_end_answers_who_has_come_already(door: Door) -> None:
    for _ in range(THREADS):
        door.call(WHOLE)
    door.look()
    late = door.call(WHOLE)
    door.served.stop_listening()
    with pytest.raises(OSError):
        socket.create_connection(door.address, timeout=LONG_ENOUGH)
    door.may_go.set()
    door.look(lambda: door.asked == THREADS + 1)
    answer = b""
    late.setblocking(False)

    def has_all() -> bool:
        nonlocal answer
        try:
            answer += late.recv(65_536)
        except BlockingIOError:
            return False
        return len(answer) > ANSWER

    door.look(has_all)
    assert b"connection: close" in answer[:200].lower()
