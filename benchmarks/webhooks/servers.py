"""The servers under test: as many processes and threads for floor and journey, and the same server as in production."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

PROCESSES, THREADS = 2, 8
WORKER = "dialin.cli.serving.process.Process"


@contextmanager
def serve(app: str, environment: dict[str, str]) -> Iterator[tuple[int, psutil.Process]]:
    """Port and main process of a server with `app` (module:factory()); ended on leaving."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", "--workers", str(PROCESSES), "--worker-class", WORKER,
        "--threads", str(THREADS), "--no-control-socket", "--log-level", "warning",
        "--bind", f"127.0.0.1:{port}", app,
    ]  # fmt: skip
    server = subprocess.Popen(command, env=os.environ | environment)
    try:
        _await(port, server)
        yield port, psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not come up")


def processor_seconds(*mains: psutil.Process) -> float:
    """User and system time of these processes and all their children."""
    everyone = {process for main in mains for process in (main, *main.children(recursive=True))}
    return float(sum(times.user + times.system for times in (process.cpu_times() for process in everyone)))
