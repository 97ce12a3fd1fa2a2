"""What the demo runs in: settings of its own, and `dialin serve` as a child process with exactly those."""

import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from dialin.cli.output import CommandRefused
from dialin.config import Settings, read_settings

HOST = "127.0.0.1"
MAIL_FROM = "digitaltag@musterstadt.example"
STARTS_WITHIN = 60.0  # seconds
ENDS_WITHIN = 40.0  # seconds; the server gives turns and duties that have begun their time


def surround(
    folder: Path, port: int, *, like: Settings | None = None, database_url: str | None = None, mail_url: str = ""
) -> Settings:
    """Settings with secrets drawn for this run; whatever was set outside is forgotten, in children too.

    like: the settings whose city, office, voices and recordings are kept. mail_url: of the server that takes mails.
    """
    for name in [name for name in os.environ if name.startswith(("DIALIN_", "TWILIO_"))]:
        del os.environ[name]
    os.environ |= {
        "DIALIN_DATABASE_URL": database_url or f"sqlite:///{folder / 'demo.db'}",
        "DIALIN_PUBLIC_URL": f"http://{HOST}:{port}",
        "DIALIN_SECRET_KEY": secrets.token_hex(32),
        "DIALIN_CITY": "Musterstadt",
        "DIALIN_LETTER_SENDER": "Stadt Musterstadt | Rathausplatz 1 | 12345 Musterstadt",
        "DIALIN_LETTER_SIGNATURE": "Maria Muster | Büro für Beteiligung",
        "TWILIO_ACCOUNT_SID": f"AC{secrets.token_hex(16)}",
        "TWILIO_AUTH_TOKEN": secrets.token_hex(16),
        "TWILIO_API_URL": f"http://{HOST}:{port + 1}",
        "TMPDIR": str(folder),  # so that nothing of the server outlives the folder
    }
    os.environ |= {"DIALIN_SMTP_URL": mail_url, "DIALIN_MAIL_FROM": MAIL_FROM} if mail_url else {}
    os.environ |= {} if like is None else _kept(like)
    return read_settings(_env_file=None)


def _kept(settings: Settings) -> dict[str, str]:
    """What callers hear of a town, as it stands in the environment."""
    recordings = settings.recordings
    kept = {
        "DIALIN_CITY": settings.city,
        "DIALIN_OFFICE": settings.office,
        "DIALIN_PRIVACY_OFFICE": settings.privacy_office,
        "DIALIN_LETTER_SENDER": " | ".join(settings.letter_sender),
        "DIALIN_LETTER_SIGNATURE": " | ".join(settings.letter_signature),
        "DIALIN_RECORDINGS": None if recordings is None else str(recordings.resolve()),
        "DIALIN_VOICES": ",".join(f"{language}={voice}" for language, voice in settings.voices.items()),
    }
    return {name: value for name, value in kept.items() if value}


class Served:
    """`dialin serve` in a process of its own, as in production; ends with the block.

    arguments: of another command beside it, such as `worker`.
    """

    def __init__(self, folder: Path, port: int, *, workers: int = 1, arguments: Sequence[str] = ()) -> None:
        serving = ("serve", "--host", HOST, "--port", str(port), "--workers", str(workers))
        self.log, self._url = folder / f"{(arguments or serving)[0]}.log", f"http://{HOST}:{port}/readyz"
        command = [sys.executable, "-m", "dialin.cli", *(arguments or serving)]
        with self.log.open("wb") as log:
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
            self.demand_alive()
            if time.monotonic() > until:
                raise CommandRefused(f"The server did not become ready. Its last words: {self._last_words()}")

    def watch(self, told: threading.Event) -> None:
        """Returns when told to end."""
        while not told.wait(0.5):
            self.demand_alive()

    def _is_ready(self) -> bool:
        try:
            with urlopen(self._url, timeout=5) as answer:  # noqa: S310 (loopback)
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def demand_alive(self) -> None:
        if self._process.poll() is not None:
            raise CommandRefused(f"The server has ended. Its last words: {self._last_words()}")

    def _last_words(self) -> str:
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return lines[-1] if lines else "none"
