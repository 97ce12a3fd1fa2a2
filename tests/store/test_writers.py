"""The queue of writers on SQLite: first come, first served, among threads and processes; no place is lost or kept."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy.exc import TimeoutError as WaitedTooLong

from dialin.store.writers import BRIEFLY, Processes, Threads, WritersQueue
from tests.slowness import LONG_ENOUGH

HURRIED, TURNS = 4, 50
TAKES_TURNS = """
import os, sys, time
from pathlib import Path
from dialin.store.writers import Processes
database, turns = Path(sys.argv[1]), int(sys.argv[2])
served, queue = os.open(f"{database}-served", os.O_WRONLY | os.O_APPEND | os.O_CREAT), Processes(database)
sys.stdin.readline()
for _ in range(turns):
    ticket = queue.enter(time.monotonic() + 300)
    os.write(served, f"{ticket} {os.getpid()} in\\n".encode())
    time.sleep(0.001)  # to whoever would come in between
    os.write(served, f"{ticket} {os.getpid()} out\\n".encode())
    queue.leave(ticket)
"""
STAYS = """
import sys
from pathlib import Path
from dialin.store.writers import WritersQueue
with WritersQueue(Path(sys.argv[1]), patience=300).turn():
    print("in", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "dialin.db"
    path.touch(mode=0o640)
    return path


def run(program: str, *arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", program, *(str(argument) for argument in arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def pipe(found: IO[bytes] | None) -> IO[bytes]:
    assert found is not None
    return found


@contextmanager
def somebody_in(database: Path) -> Iterator[subprocess.Popen[bytes]]:
    with run(STAYS, database) as other:
        assert pipe(other.stdout).readline() == b"in\n"
        yield other
        pipe(other.stdin).close()


def test_among_processes_everybody_is_served_in_the_order_of_coming(database: Path) -> None:
    """Between anybody's coming and their turn nobody is served who came later, however hard the others try."""
    hurried = [run(TAKES_TURNS, database, TURNS) for _ in range(HURRIED)]
    for one in hurried:
        pipe(one.stdin).write(b"go\n")
        pipe(one.stdin).close()
    assert [one.wait(LONG_ENOUGH) for one in hurried] == [0] * HURRIED
    for one in hurried:
        pipe(one.stdout).close()
    served = [line.split() for line in Path(f"{database}-served").read_text().splitlines()]
    in_order = [(str(ticket), way) for ticket in range(1, HURRIED * TURNS + 1) for way in ("in", "out")]
    assert [(ticket, way) for ticket, _, way in served] == in_order
    assert len({process for _, process, _ in served}) == HURRIED


def test_among_threads_everybody_is_served_in_the_order_of_coming() -> None:
    queue, served = Threads(), []

    def take_a_turn(place: int) -> None:
        queue.enter(time.monotonic() + LONG_ENOUGH)
        served.append(place)
        queue.leave()

    queue.enter(0)
    threads = [threading.Thread(target=take_a_turn, args=(place,)) for place in range(8)]
    for place, thread in enumerate(threads):
        thread.start()
        while queue.waiting <= place:  # until this one stands in the queue
            threading.Event().wait(0.001)
    queue.leave()
    for thread in threads:
        thread.join(LONG_ENOUGH)
    assert served == list(range(8))


def test_a_newcomer_does_not_overtake_whoever_has_been_called() -> None:
    queue = Threads()
    queue.enter(0)
    called = threading.Thread(target=queue.enter, args=(time.monotonic() + LONG_ENOUGH,))
    called.start()
    while not queue.waiting:
        threading.Event().wait(0.001)
    queue.leave()
    with pytest.raises(WaitedTooLong):
        queue.enter(0)
    called.join(LONG_ENOUGH)


def test_whoever_has_waited_long_enough_is_told_so_and_holds_up_nobody(database: Path) -> None:
    queue = WritersQueue(database, patience=0.05)
    with somebody_in(database):
        for _ in range(3):
            with pytest.raises(WaitedTooLong), queue.turn():
                pass
    with queue.turn():
        pass
    queue.close()


def test_a_process_that_is_killed_in_its_turn_holds_up_nobody(database: Path) -> None:
    queue = WritersQueue(database, patience=LONG_ENOUGH)
    with somebody_in(database) as other:
        other.send_signal(signal.SIGKILL)
        with queue.turn():
            pass
    queue.close()


def test_who_may_write_to_the_database_may_queue_for_it(database: Path) -> None:
    queue = Processes(database)
    queue.leave(queue.enter(0))
    assert Path(f"{database}-queue").stat().st_mode & 0o777 == 0o640
    queue.close()


def test_where_no_file_can_be_had_it_goes_on_without(tmp_path: Path) -> None:
    queue = WritersQueue(tmp_path / "nowhere" / "dialin.db", patience=0)
    with queue.turn():
        pass
    queue.close()


def test_once_somebody_has_waited_in_vain_others_wait_briefly_until_there_was_a_turn_again(database: Path) -> None:
    """In vain: for a place in the queue, or for whoever keeps none."""
    queue = WritersQueue(database, patience=LONG_ENOUGH)
    with pytest.raises(WaitedTooLong), queue.turn():
        raise WaitedTooLong
    with somebody_in(database) as other:
        for _ in range(2):
            with pytest.raises(WaitedTooLong), queue.turn():
                pass
        other.kill()
        other.wait()
        with queue.turn():
            pass
    queue.close()
    with somebody_in(database) as other:
        letting_go = threading.Timer(2 * BRIEFLY, other.kill)
        letting_go.start()
        with queue.turn():  # with all the patience again
            pass
        letting_go.join()
    queue.close()
