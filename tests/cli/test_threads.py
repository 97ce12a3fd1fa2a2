"""Several processes, one queue: a busy process leaves to the others what it has no thread for."""

import logging
import os
import selectors
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from gunicorn.config import Config

from dialin.cli.server import FreeThreads
from tests.slowness import LONG_ENOUGH

THREADS, CALLERS = 2, 5


class Busy(FreeThreads):
    """One whose threads are busy until they may go."""

    finished = 0

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.may_go = threading.Event()

    def finish_request(self, conn: Any, fs: Any) -> None:
        self.finished += 1
        super().finish_request(conn, fs)

    def handle(self, conn: Any) -> bool:
        self.may_go.wait(LONG_ENOUGH)
        return False


@pytest.fixture
def worker() -> Iterator[Busy]:
    settings = Config()
    settings.set("threads", THREADS)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made = Busy(1, os.getppid(), [listener], None, 30, settings, logging.getLogger("test"))
        made.tpool, made.poller = made.get_thread_pool(), selectors.DefaultSelector()
        made.method_queue.init()
        made.poller.register(made.method_queue.fileno(), selectors.EVENT_READ, made.method_queue.run_callbacks)
        yield made
        made.may_go.set()
        made.tpool.shutdown()
        for opened in (made.poller, made.method_queue, made.tmp):
            opened.close()


def test_a_process_takes_no_more_requests_than_it_has_threads_free(worker: Busy) -> None:
    with ExitStack() as lines:
        for _ in range(CALLERS):
            lines.enter_context(socket.create_connection(worker.sockets[0].getsockname()))
        for _ in range(2 * CALLERS):
            worker.wait_for_and_dispatch_events(timeout=0)
        assert worker.nr_conns == THREADS
        lines.close()  # gunicorn gives each caller who does not hang up two seconds
        worker.may_go.set()
        while worker.finished < CALLERS:
            worker.wait_for_and_dispatch_events(timeout=LONG_ENOUGH)
    assert worker.in_hand == 0


def test_what_all_processes_need_is_ready_before_anybody_calls() -> None:
    """Each would do it again while its first caller is greeted, and keeps all others from writing meanwhile."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.prepared"], capture_output=True, text=True, timeout=LONG_ENOUGH, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
