"""Moves the company's clock with real time."""

import logging
import threading
import time

from dialin.rehearsal.turns import Turns

TICK = 0.05
log = logging.getLogger(__name__)


class Ticker:
    """A thread that lets the company's time pass, `speed` seconds of it in each real second."""

    def __init__(self, turns: Turns, *, speed: float = 1.0) -> None:
        self.speed = speed
        self._turns = turns
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ticker", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        last = time.monotonic()
        while not self._stopped.wait(TICK):
            now = time.monotonic()
            try:
                self._turns.elapse((now - last) * self.speed)
            except Exception:
                # The clock outlives a timer that broke; the log says which.
                log.exception("something that was due broke")
            last = now
