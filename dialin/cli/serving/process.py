"""One process of the server: gunicorn starts, watches and ends it, waitress has its connections."""

import logging
import os
import time
from collections.abc import Sequence
from typing import Any

from gunicorn.workers.base import Worker  # type: ignore[import-untyped]
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.task import ThreadedTaskDispatcher

from dialin.cli.serving.connections import Connections

LOOK = 1.0  # seconds between two looks at who has been too long
LARGEST = 24 * 1024 * 1024  # bytes of a request; the app's own limit is lower, and has kinder words
LINGER = 2.0  # seconds in which a kept-alive client may still be sending, when the process has been told to end


class Process(Worker):  # type: ignore[misc]
    """gunicorn asks for a subclass, and for `run`."""

    doors: Sequence[Connections] = ()
    next_sweep = 0.0

    def run(self) -> None:
        self.open_doors()
        while self.alive and self.ppid == os.getppid():
            self.look_after_all()
        self.finish()

    def open_doors(self) -> None:
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it warns of each request that has to wait
        self.by_number: dict[int, Any] = {}  # what waitress looks after: doors, connections and its own pipe
        self.threads = ThreadedTaskDispatcher()
        self.threads.set_thread_count(self.cfg.threads)
        adjustments = Adjustments(
            threads=self.cfg.threads,
            backlog=self.cfg.backlog,
            max_request_header_size=32 * 1024,
            max_request_body_size=LARGEST,
            clear_untrusted_proxy_headers=False,  # the app believes as many proxies as it was told of
            log_socket_errors=False,
            ident="dialin",
        )
        self.doors = [self._door(one.sock, adjustments) for one in self.sockets]

    def _door(self, listener: Any, adjustments: Adjustments) -> Connections:
        return Connections(
            self.wsgi,
            map=self.by_number,
            _sock=listener,
            dispatcher=self.threads,
            adj=adjustments,
            bind_socket=False,
            sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
        )

    def look_after_all(self) -> None:
        """Says that it lives, since gunicorn ends a process that has not been heard of for long."""
        self.notify()
        wasyncore.poll2(LOOK, self.by_number)
        now = time.monotonic()
        if now >= self.next_sweep:
            self.next_sweep = now + LOOK
            for door in self.doors:
                door.sweep(now)

    def handle_exit(self, *_signal: Any) -> None:
        """Told to end: `run` hears of it at once."""
        self.alive = False
        for door in self.doors:
            door.pull_trigger()

    def finish(self) -> None:
        """Answers what has come, and what kept-alive clients send within a moment; then nothing is left open."""
        began = time.monotonic()
        for door in self.doors:
            door.stop_listening()
        while (left := [one for door in self.doors for one in door.connections()]) and (
            time.monotonic() < began + self.cfg.graceful_timeout
        ):
            if time.monotonic() > began + LINGER:
                for one in left:
                    if one.waits and not one.total_outbufs_len:
                        one.handle_close()
            self.notify()
            wasyncore.poll2(0.1, self.by_number)
        self.threads.shutdown(timeout=1)
