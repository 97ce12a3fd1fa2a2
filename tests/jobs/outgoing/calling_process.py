"""A worker in a process of its own that places calls, by the clock of the test that may kill it."""

import sys
import threading
from pathlib import Path

from dialin.app import build_services
from dialin.config import read_settings
from dialin.jobs.worker import DUTIES, do_if_due
from tests.jobs.outgoing.shared_clock import SharedClock

WANTED = ("fill_campaigns", "place_calls", "deliver_news")
PAUSE = 0.02  # seconds


def main(clock: str) -> None:
    """clock: its file; settings come from the environment. Says when it begins, and ends when standard input does."""
    services = build_services(read_settings(), clock=SharedClock(Path(clock)))
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    duties = [duty for duty in DUTIES if duty.name in WANTED]
    sys.stdout.write("at work\n")
    sys.stdout.flush()
    while not stop.wait(PAUSE):
        for duty in duties:
            do_if_due(duty, services)
    services.database.close()


if __name__ == "__main__":
    main(sys.argv[1])
