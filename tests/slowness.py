"""How slow this machine is just now, for tests that meet a clock: it may be small, and others may be busy on it."""

import subprocess
import sys
import time
from collections.abc import Callable
from typing import TypeVar

# Nothing is measured by it: what has not come about by then never will.
LONG_ENOUGH = 300.0  # seconds

Found = TypeVar("Found")

_AT_ONCE = 4  # as many as the storm's servers
_WORK = "sum(number * number for number in range(4_000_000))"
_ON_TWO_QUIET_CORES = 0.5  # seconds for all of it


def slowness() -> float:
    """How many times longer work takes than on two quiet cores: 1 there, or on anything faster."""
    began = time.monotonic()
    working = [subprocess.Popen([sys.executable, "-I", "-S", "-c", _WORK]) for _ in range(_AT_ONCE)]
    for process in working:
        process.wait()
    return max(1.0, (time.monotonic() - began) / _ON_TWO_QUIET_CORES)


def until(holds: Callable[[], Found], seconds: float = LONG_ENOUGH) -> Found:
    """What `holds` answers as soon as that is true, or at the latest after `seconds`."""
    end = time.monotonic() + seconds
    while not (found := holds()) and time.monotonic() < end:
        time.sleep(0.02)
    return found
