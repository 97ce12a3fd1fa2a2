"""Takes turns with the company: one lock, one clock, and an outbox that is emptied after each turn."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from dialin.rehearsal.clock import CompanyClock
from dialin.rehearsal.wire.outbox import InlineOutbox, Outbox


class Turns:
    """Lets time pass: on a clock moved by hand or, live, by a thread."""

    def __init__(self, now: datetime) -> None:
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.clock = CompanyClock(now)
        self.outbox: Outbox = InlineOutbox(self.lock)
        self._depth, self._began = 0, now

    @property
    def now(self) -> datetime:
        return self.clock.now

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Do something to the company under its lock; afterwards its requests are sent."""
        with self.lock:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                outermost = self._depth == 0
        if outermost:
            self.outbox.settle()

    @property
    def is_live(self) -> bool:
        """Whether time moves by itself and requests are sent by threads."""
        return not isinstance(self.outbox, InlineOutbox)

    @property
    def seconds(self) -> float:
        """For measuring a pace: seconds of the clock that others live by, which is the real one for a live company."""
        return time.monotonic() if self.is_live else (self.now - self._began).total_seconds()

    def elapse(self, seconds: float) -> None:
        """Move the clock; whatever is due meanwhile happens in its order."""
        self._run(self.now + timedelta(seconds=seconds), lambda: False)

    def pass_time(self, seconds: float) -> None:
        """Move the clock where what a person does takes time; live, it passes by itself."""
        if not self.is_live:
            self.elapse(seconds)

    def run_until(self, holds: Callable[[], bool], at_most: float) -> bool:
        """Move the clock until something holds, `at_most` seconds; says whether it holds."""
        if self.is_live:
            raise RuntimeError("time moves by itself here")
        self.outbox.settle()
        return holds() or self._run(self.now + timedelta(seconds=at_most), holds)

    def _run(self, until: datetime, holds: Callable[[], bool]) -> bool:
        while True:
            with self.turn():
                timer = self.clock.step(until)
                if timer:
                    timer.act()
            if timer is None or holds():
                return holds()
