"""A worker in a process of its own, for tests that kill it: settings from the environment, a clock that runs faster."""

import sys
import threading
import time
from datetime import datetime, timedelta

from dialin.app import build_services
from dialin.config import read_settings
from dialin.jobs.worker import run_worker


def main(starts_at: str, speed: float) -> None:
    """starts_at: what the clock tells at first, ISO 8601. Ends when standard input does."""
    begun, first = time.monotonic(), datetime.fromisoformat(starts_at)
    services = build_services(
        read_settings(), clock=lambda: first + timedelta(seconds=speed * (time.monotonic() - begun))
    )
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    run_worker(services, stop=stop)
    services.database.close()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
