"""Runs the steps of a document: hands events in, keeps the timer, sends the requests asked for."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Generic

from dialin.rehearsal.clock import CompanyClock, Timer
from dialin.rehearsal.network.steps import Event, Fetched, Fetching, Steps, Stopped, T, TimeUp, WaitFor
from dialin.rehearsal.wire.sender import Delivered

Fetch = Callable[[Fetching, Callable[[Delivered], None]], None]


class Script(Generic[T]):
    """One running document of a leg; all methods are called with the company's lock held."""

    def __init__(self, clock: CompanyClock, fetch: Fetch, steps: Steps[T]) -> None:
        self._clock = clock
        self._fetch = fetch
        self._steps = steps
        self._inbox: deque[Event | Stopped] = deque()
        self._timer: Timer | None = None
        self._is_running = False
        self.waiting: WaitFor | Fetching | None = None
        self.is_over = False
        # Called with what the steps returned, or with None where they were stopped.
        self.when_over: Callable[[T | None], None] = lambda _: None

    def start(self) -> None:
        self._step(lambda: next(self._steps))
        self._work()

    def send(self, event: Event) -> None:
        """Hand in an event; while the script itself runs, it waits in the inbox."""
        self._inbox.append(event)
        self._work()

    def stop(self, stopped: Stopped) -> None:
        """End the script; it lets go by itself of what it holds (a place in a room, a recording)."""
        if not self.is_over:
            self._inbox.append(stopped)
            self._work()

    def _work(self) -> None:
        while self._inbox and not self._is_running and not self.is_over:
            item = self._inbox.popleft()
            if isinstance(item, Stopped):
                self._step(partial(self._steps.throw, item))
            elif self._concerns(item):
                self._step(partial(self._steps.send, item))

    def _concerns(self, event: Event) -> bool:
        if isinstance(event, TimeUp | Fetched):
            return event.of is self.waiting
        return isinstance(self.waiting, WaitFor)

    def _step(self, advance: Callable[[], WaitFor | Fetching]) -> None:
        if self._timer:
            self._timer.cancel()
        self._is_running = True
        try:
            self.waiting = advance()
        except StopIteration as stop:
            self._finish(stop.value)
        except Stopped:
            self._finish(None)
        finally:
            self._is_running = False
        if not self.is_over:
            self._wait()

    def _wait(self) -> None:
        waiting = self.waiting
        if isinstance(waiting, Fetching):
            self._fetch(waiting, lambda delivered: self.send(Fetched(waiting, delivered)))
        elif isinstance(waiting, WaitFor) and waiting.until is not None:
            self._timer = self._clock.at(waiting.until, lambda: self.send(TimeUp(waiting)))

    def _finish(self, result: T | None) -> None:
        self.is_over = True
        self.waiting = None
        self.when_over(result)
