"""Requests waiting to be sent: HTTP never happens while the company's lock is held."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outgoing:
    """A request: sent outside the lock; what `send` returns is done inside the lock.

    Those of one queue are sent one after the other, in order; queues know nothing of each other.
    """

    queue: str
    send: Callable[[], Callable[[], None] | None]

    def carry_out(self, lock: threading.RLock) -> None:
        done = self.send()
        if done:
            with lock:
                done()


class Outbox(Protocol):
    """Sends what is put into it."""

    def put(self, outgoing: Outgoing) -> None: ...

    def settle(self) -> None:
        """Send whatever waits, where no thread does so anyway."""


class InlineOutbox:
    """Sends in the thread of whoever asks the company for something, for stories in tests.

    While one thread settles, others (and webhook handlers that call the REST API from inside their own
    webhook) only put: the settling thread sends theirs too, once the webhook has answered.
    """

    def __init__(self, lock: threading.RLock) -> None:
        self._lock = lock
        self._waiting: deque[Outgoing] = deque()
        self._settling = False

    def put(self, outgoing: Outgoing) -> None:
        with self._lock:
            self._waiting.append(outgoing)

    def settle(self) -> None:
        with self._lock:
            if self._settling:
                return
            self._settling = True
        try:
            while outgoing := self._take():
                outgoing.carry_out(self._lock)
        finally:
            with self._lock:
                self._settling = False

    def _take(self) -> Outgoing | None:
        with self._lock:
            return self._waiting.popleft() if self._waiting else None


class ThreadedOutbox:
    """Sends with a bounded number of threads, for a company that runs live."""

    def __init__(self, lock: threading.RLock, *, threads: int = 16) -> None:
        self._lock = lock
        mutex = threading.Lock()
        # Two conditions: a waker of one sender must not wake somebody who waits for the end of all work.
        self._ready, self._idle = threading.Condition(mutex), threading.Condition(mutex)
        self._queues: dict[str, deque[Outgoing]] = {}
        self._free: deque[str] = deque()
        self._closed = False
        self._threads = [threading.Thread(target=self._send, name=f"sender-{n}", daemon=True) for n in range(threads)]
        for thread in self._threads:
            thread.start()

    def put(self, outgoing: Outgoing) -> None:
        with self._ready:
            if self._closed:
                return
            queue = self._queues.get(outgoing.queue)
            if queue is None:
                self._queues[outgoing.queue] = deque([outgoing])
                self._free.append(outgoing.queue)
                self._ready.notify()
            else:
                queue.append(outgoing)

    def settle(self) -> None:
        """Nothing to do: the threads send."""

    def close(self) -> None:
        """Stop taking requests and wait, at most 20 s a thread, for those under way."""
        with self._ready:
            self._closed = True
            self._ready.notify_all()
        for thread in self._threads:
            thread.join(timeout=20)

    def drain(self, at_most: float) -> bool:
        """Wait until every request is sent, `at_most` seconds; says whether they are."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._queues, timeout=at_most)

    def _send(self) -> None:
        while True:
            with self._ready:
                while not self._free and not self._closed:
                    self._ready.wait()
                if self._closed:
                    return
                name = self._free.popleft()
                outgoing = self._queues[name].popleft()
            try:
                outgoing.carry_out(self._lock)
            except Exception:
                # A sender outlives a request that broke; the log says which.
                log.exception("a request of queue %s broke", name)
            finally:
                self._release(name)

    def _release(self, name: str) -> None:
        with self._ready:
            if self._queues[name]:
                self._free.append(name)
                self._ready.notify()
            else:
                del self._queues[name]
                if not self._queues:
                    self._idle.notify_all()
