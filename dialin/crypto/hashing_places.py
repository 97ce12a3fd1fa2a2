"""How many passwords a process hashes at a time: sign-ins by the thousand must leave it free for the telephone."""

import functools
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


@functools.cache
def _places() -> Mapping[bool, threading.Semaphore]:
    """In memory, since it is this process's own threads and memory that are shared out; nobody's right hangs on it."""
    return {known: threading.Semaphore(1) for known in (True, False)}


@contextmanager
def place_to_hash(*, known: bool) -> Iterator[bool]:
    """Whether there is a place just now; nobody waits for one, since waiting would hold a thread.

    known: a browser that has signed in before, or a colleague at work: they have a place that strangers cannot take.
    """
    place = _places()[known]
    is_free = place.acquire(blocking=False)
    try:
        yield is_free
    finally:
        if is_free:
            place.release()
