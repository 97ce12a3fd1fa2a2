"""How often the log says the same: what goes wrong with each request is one line a minute."""

from datetime import datetime, timedelta
from threading import Lock

PAUSE = timedelta(minutes=1)


class Pace:
    """Whether it is time for another line, in this process; it steers nothing but the log."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: datetime | None = None

    def allows(self, now: datetime) -> bool:
        with self._lock:
            is_time = self._last is None or not self._last <= now < self._last + PAUSE
            self._last = now if is_time else self._last
            return is_time
