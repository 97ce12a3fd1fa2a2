"""Who carries the company's letters: HTTP is always sent without the company's lock."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Errand:
    """Work outside the lock (`perform`) and what to do with its result inside the lock (`done`).

    Errands of one lane are carried one after the other, in order; lanes know nothing of each other.
    """

    lane: str
    perform: Callable[[], Any]
    done: Callable[[Any], None]


class Errands(Protocol):
    """A carrier of errands."""

    def put(self, errand: Errand) -> None: ...

    def settle(self) -> None: ...


class InlineErrands:
    """Carries errands in the thread of whoever asks the company for something: for stories in tests.

    While one thread settles, others (and webhook handlers that call the REST API from inside their own
    webhook) only put: the settling thread carries their errands too, once the webhook has answered.
    """

    def __init__(self, lock: threading.RLock) -> None:
        self._lock = lock
        self._waiting: deque[Errand] = deque()
        self._settling = False

    def put(self, errand: Errand) -> None:
        with self._lock:
            self._waiting.append(errand)

    def settle(self) -> None:
        with self._lock:
            if self._settling:
                return
            self._settling = True
        try:
            while errand := self._take():
                result = errand.perform()
                with self._lock:
                    errand.done(result)
        finally:
            with self._lock:
                self._settling = False

    def _take(self) -> Errand | None:
        with self._lock:
            return self._waiting.popleft() if self._waiting else None


class SenderPool:
    """Carries errands with a bounded number of threads, for a company that runs live."""

    def __init__(self, lock: threading.RLock, *, threads: int = 16) -> None:
        self._lock = lock
        mutex = threading.Lock()
        # Two conditions: a waker of one sender must not wake somebody who waits for the end of all work.
        self._ready, self._idle = threading.Condition(mutex), threading.Condition(mutex)
        self._lanes: dict[str, deque[Errand]] = {}
        self._free: deque[str] = deque()
        self._closed = False
        self._threads = [threading.Thread(target=self._carry, name=f"sender-{n}", daemon=True) for n in range(threads)]
        for thread in self._threads:
            thread.start()

    def put(self, errand: Errand) -> None:
        with self._ready:
            if self._closed:
                return
            lane = self._lanes.get(errand.lane)
            if lane is None:
                self._lanes[errand.lane] = deque([errand])
                self._free.append(errand.lane)
                self._ready.notify()
            else:
                lane.append(errand)

    def settle(self) -> None:
        """Nothing to do: the threads carry."""

    def close(self) -> None:
        """Stop taking errands and wait, at most 20 s a thread, for those under way."""
        with self._ready:
            self._closed = True
            self._ready.notify_all()
        for thread in self._threads:
            thread.join(timeout=20)

    def drain(self, at_most: float) -> bool:
        """Wait until every letter is carried, `at_most` seconds; says whether they are."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._lanes, timeout=at_most)

    def _carry(self) -> None:
        while True:
            with self._ready:
                while not self._free and not self._closed:
                    self._ready.wait()
                if self._closed:
                    return
                name = self._free.popleft()
                errand = self._lanes[name].popleft()
            try:
                result = errand.perform()
                with self._lock:
                    errand.done(result)
            except Exception:  # noqa: BLE001 - a sender outlives a letter that broke; the log says which
                _log.exception("a letter of lane %s broke", name)
            finally:
                self._release(name)

    def _release(self, name: str) -> None:
        with self._ready:
            if self._lanes[name]:
                self._free.append(name)
                self._ready.notify()
            else:
                del self._lanes[name]
                if not self._lanes:
                    self._idle.notify_all()
