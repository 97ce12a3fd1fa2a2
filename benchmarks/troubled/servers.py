"""Two servers and, where there is one, a worker, as processes: killed, deployed anew, and asked in turn."""

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.evening.town import HOST, free_port
from dialin.rehearsal import Request, Response
from dialin.rehearsal.wire.transports import ConnectFailed, ReadTimedOut, Transport

LONGEST_START, LONGEST_END = 120.0, 60.0  # seconds


@dataclass
class Process:
    """One command, started again and again with the same words; everything it says goes into one log."""

    command: Sequence[str]
    environment: dict[str, str]
    log: Path
    port: int | None = None
    _running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", "dialin.cli", *self.command]
            self._running = subprocess.Popen(command, env=os.environ | self.environment, stdout=log, stderr=log)

    def kill(self) -> None:
        """At once, with every process that it has made."""
        assert self._running is not None
        main = psutil.Process(self._running.pid)
        family = [main, *main.children(recursive=True)]
        for process in family:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._running.wait(LONGEST_END)
        psutil.wait_procs(family, LONGEST_END)  # only then is the port free

    def end(self) -> None:
        assert self._running is not None
        self._running.send_signal(signal.SIGTERM)
        try:
            self._running.wait(LONGEST_END)
        except subprocess.TimeoutExpired:
            self.kill()

    def await_ready(self) -> None:
        until = time.monotonic() + LONGEST_START
        while time.monotonic() < until and not self._is_ready():
            time.sleep(0.2)

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{self.port}/healthz", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            return False


@dataclass
class Fleet:
    """public_url: under which the company signs; where it leads is this fleet's business."""

    public_url: str
    servers: list[Process]
    worker: Process | None
    latencies: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._turns, self._lock = itertools.cycle(range(len(self.servers))), threading.Lock()

    @property
    def processes(self) -> list[Process]:
        return [*self.servers, *([] if self.worker is None else [self.worker])]

    def transport(self, send: Transport) -> Transport:
        """As a proxy with `proxy_next_upstream error timeout non_idempotent`: whoever does not answer is left out."""

        def ask(request: Request) -> Response:
            with self._lock:
                first = next(self._turns)
            began = time.monotonic()
            try:
                return self._ask_in_turn(send, request, first)
            finally:
                self.latencies.append(time.monotonic() - began)

        return ask

    def _ask_in_turn(self, send: Transport, request: Request, first: int) -> Response:
        if not request.url.startswith(self.public_url):
            return send(request)
        ports = [self.servers[(first + place) % len(self.servers)].port for place in range(len(self.servers))]
        for place, port in enumerate(ports):
            url = request.url.replace(self.public_url, f"http://{HOST}:{port}", 1)
            try:
                return send(_to(request, url))
            except (ConnectFailed, ReadTimedOut):
                if place == len(ports) - 1:
                    raise
        raise AssertionError


def _to(request: Request, url: str) -> Request:
    return Request(request.method, url, request.headers, request.body, request.connect_timeout, request.read_timeout)


@contextmanager
def fleet(environment: dict[str, str], folder: Path, *, with_worker: bool) -> Iterator[Fleet]:
    public_url = environment["DIALIN_PUBLIC_URL"]
    ports = [free_port(), free_port()]
    servers = [
        Process(("serve", "--port", str(port)), environment, folder / f"server-{place}.log", port)
        for place, port in enumerate(ports)
    ]
    worker = Process(("worker",), environment, folder / "worker.log") if with_worker else None
    made = Fleet(public_url, servers, worker)
    for process in made.processes:
        process.start()
    try:
        for server in servers:
            server.await_ready()
        yield made
    finally:
        for process in made.processes:
            process.end()
