"""Commands that go on running: started as processes, waited for, and ended by their own id."""

import os
import random
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.cli.running import clean_environment
from tests.slowness import LONG_ENOUGH


def free_ports(count: int) -> int:
    """The first of that many ports in a row on which nobody listens, drawn where no outgoing connection gets its own.

    Any other process's connection could otherwise take one before the server does.
    """
    while True:
        port = random.randrange(10_000, 30_000)
        if all(_is_free(port + place) for place in range(count)):
            return port


def _is_free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@contextmanager
def started(*arguments: str, log: Path, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """The command as a process; its messages go to `log`. Ended by SIGTERM unless the test has ended it."""
    with log.open("w", encoding="utf-8") as messages:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "dialin.cli", *arguments],
            env=clean_environment(**environment), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=messages,
            text=True,
        )  # fmt: skip
    try:
        yield process
    finally:
        end(process)
        assert process.stdout is not None
        process.stdout.close()


def end(process: subprocess.Popen[str]) -> int:
    """Its exit status after SIGTERM."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        return process.wait(LONG_ENOUGH)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise


def await_ready(url: str, process: subprocess.Popen[str], log: Path) -> None:
    until = time.monotonic() + LONG_ENOUGH
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urlopen(f"{url}/readyz", timeout=LONG_ENOUGH):
                return
        except (URLError, OSError):
            select.select([], [], [], 0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


def read_until(process: subprocess.Popen[str], words: str, log: Path) -> list[str]:
    """The lines of its standard output up to the one with these words."""
    assert process.stdout is not None
    lines, until = [], time.monotonic() + LONG_ENOUGH
    while time.monotonic() < until:
        ready, _, _ = select.select([process.stdout], [], [], 1.0)
        line = os.read(process.stdout.fileno(), 65_536).decode() if ready else ""
        if ready and not line:
            break
        lines.append(line)
        if words in "".join(lines):
            return "".join(lines).splitlines()
    raise AssertionError("".join(lines) + log.read_text(encoding="utf-8"))
