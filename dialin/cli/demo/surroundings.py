"""What the demo runs in: settings of its own, and `dialin serve` as a child process with exactly those."""

import os
import secrets
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from dialin.cli.output import CommandRefused
from dialin.config import Settings, read_settings

HOST = "127.0.0.1"
STARTS_WITHIN = 60.0  # seconds
ENDS_WITHIN = 40.0  # seconds; the server gives turns and duties that have begun their time


def surround(folder: Path, port: int) -> Settings:
    """Settings with secrets drawn for this run; whatever was set outside is forgotten, in children too."""
    for name in [name for name in os.environ if name.startswith(("DIALIN_", "TWILIO_"))]:
        del os.environ[name]
    os.environ |= {
        "DIALIN_DATABASE_URL": f"sqlite:///{folder / 'demo.db'}",
        "DIALIN_PUBLIC_URL": f"http://{HOST}:{port}",
        "DIALIN_SECRET_KEY": secrets.token_hex(32),
        "DIALIN_CITY": "Musterstadt",
        "TWILIO_ACCOUNT_SID": f"AC{secrets.token_hex(16)}",
        "TWILIO_AUTH_TOKEN": secrets.token_hex(16),
        "TWILIO_API_URL": f"http://{HOST}:{port + 1}",
        "TMPDIR": str(folder),  # so that nothing of the server outlives the folder
    }
    return read_settings(_env_file=None)


class Served:
    """`dialin serve` in a process of its own, as in production; ends with the block."""

    def __init__(self, folder: Path, port: int) -> None:
        self._log, self._url = folder / "server.log", f"http://{HOST}:{port}/readyz"
        command = [sys.executable, "-m", "dialin.cli", "serve", "--host", HOST, "--port", str(port), "--workers", "1"]
        with self._log.open("wb") as log:
            # In the folder there is no .env. Ctrl-C is for the demo, which then ends the server in its own time.
            self._process = subprocess.Popen(  # noqa: S603 (this very program)
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def await_ready(self, told: threading.Event) -> None:
        until = time.monotonic() + STARTS_WITHIN
        while not told.wait(0.1) and not self._is_ready():
            self._demand_alive()
            if time.monotonic() > until:
                raise CommandRefused(f"The server did not become ready. Its last words: {self._last_words()}")

    def watch(self, told: threading.Event) -> None:
        """Returns when told to end."""
        while not told.wait(0.5):
            self._demand_alive()

    def _is_ready(self) -> bool:
        try:
            with urlopen(self._url, timeout=5) as answer:  # noqa: S310 (loopback)
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def _demand_alive(self) -> None:
        if self._process.poll() is not None:
            raise CommandRefused(f"The server has ended. Its last words: {self._last_words()}")

    def _last_words(self) -> str:
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return lines[-1] if lines else "none"
