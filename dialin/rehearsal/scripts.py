"""Runs the steps of a document: hands events in, keeps the timer, sends the requests asked for."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dialin.rehearsal.steps import Event, Fetched, Fetching, Steps, TimeUp, Torn, Waiting

if TYPE_CHECKING:
    from dialin.rehearsal.clock import Timer
    from dialin.rehearsal.company import Company
    from dialin.rehearsal.legs import Leg
    from dialin.rehearsal.wire.posts import Delivered


class Script:
    """One running document of a leg; all methods are called with the company's lock held."""

    def __init__(self, company: "Company", leg: "Leg", steps: Steps[Any]) -> None:
        self._company = company
        self._leg = leg
        self._steps = steps
        self._inbox: deque[Event | Torn] = deque()
        self._timer: Timer | None = None
        self._is_running = False
        self.waiting: Waiting | Fetching | None = None
        self.is_over = False
        self.when_over: Callable[[Any], None] = lambda _: None

    def start(self) -> None:
        self._step(lambda: next(self._steps))
        self._work()

    def send(self, event: Event) -> None:
        """Hand an event in; while the script itself runs it waits in the inbox."""
        self._inbox.append(event)
        self._work()

    def tear(self, torn: Torn) -> None:
        """End the script; what it holds (a seat in a room, a recording) it lets go by itself."""
        if not self.is_over:
            self._inbox.append(torn)
            self._work()

    def _work(self) -> None:
        while self._inbox and not self._is_running and not self.is_over:
            item = self._inbox.popleft()
            if isinstance(item, Torn):
                self._step(lambda torn=item: self._steps.throw(torn))  # type: ignore[misc]
            elif self._concerns(item):
                self._step(lambda event=item: self._steps.send(event))  # type: ignore[misc]

    def _concerns(self, event: Event) -> bool:
        if isinstance(event, TimeUp | Fetched):
            return event.of is self.waiting
        return isinstance(self.waiting, Waiting)

    def _step(self, advance: Callable[[], Waiting | Fetching]) -> None:
        if self._timer:
            self._timer.cancel()
        self._is_running = True
        try:
            self.waiting = advance()
        except StopIteration as stop:
            self._finish(stop.value)
        except Torn:
            self._finish(None)
        finally:
            self._is_running = False
        if not self.is_over:
            self._wait()

    def _wait(self) -> None:
        waiting = self.waiting
        if isinstance(waiting, Fetching):
            self._company.mail.fetch(self._leg, waiting, lambda answer: self._fetched(waiting, answer))
        elif isinstance(waiting, Waiting) and waiting.until is not None:
            self._timer = self._company.clock.at(waiting.until, lambda: self.send(TimeUp(waiting)))

    def _fetched(self, fetching: Fetching, delivered: "Delivered") -> None:
        self.send(Fetched(fetching, delivered))

    def _finish(self, result: Any) -> None:
        self.is_over = True
        self.waiting = None
        self.when_over(result)
