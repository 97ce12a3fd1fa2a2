"""The company's own clock: time passes only when it is told to, so stories need no waiting."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(order=True)
class Timer:
    """Something due at a time; `order` keeps timers for the same time in the order they were set."""

    at: datetime
    order: int
    act: Callable[[], None] = field(compare=False)
    cancelled: bool = field(default=False, compare=False)

    def cancel(self) -> None:
        self.cancelled = True


class CompanyClock:
    """Holds the time and the timers; not safe for threads: its owner locks."""

    def __init__(self, now: datetime) -> None:
        if now.tzinfo is None:
            raise ValueError("the company's clock needs a time with a zone")
        self.now = now
        self._timers: list[Timer] = []
        self._order = 0

    def later(self, seconds: float) -> datetime:
        return self.now + timedelta(seconds=seconds)

    def after(self, seconds: float, act: Callable[[], None]) -> Timer:
        return self.at(self.later(seconds), act)

    def at(self, when: datetime, act: Callable[[], None]) -> Timer:
        self._order += 1
        timer = Timer(max(when, self.now), self._order, act)
        heapq.heappush(self._timers, timer)
        return timer

    def next_at(self) -> datetime | None:
        """When the next timer is due, None when nothing is to come."""
        while self._timers and self._timers[0].cancelled:
            heapq.heappop(self._timers)
        return self._timers[0].at if self._timers else None

    def step(self, until: datetime) -> Timer | None:
        """Move to the next timer due by `until` and hand it out; without one, move to `until`."""
        due = self.next_at()
        if due is None or due > until:
            self.now = max(self.now, until)
            return None
        self.now = max(self.now, due)
        return heapq.heappop(self._timers)
