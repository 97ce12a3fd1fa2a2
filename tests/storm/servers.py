"""The real `dialin serve` and `dialin worker` as processes, and what to blow at them."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import psutil

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.create_event import create_event
from dialin.actions.seats.look_at_seats import SeatCount, look_at_seats
from dialin.app import build_services
from dialin.clock import wall_clock
from dialin.config import Settings, read_settings
from dialin.prompts.catalogue import speak
from dialin.prompts.pieces import SpokenText
from dialin.rehearsal.storm import StormCaller, Target
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.events import load_event
from tests.acting import acting
from tests.building import NUMBER
from tests.cli.servers import free_ports
from tests.config.credentials import ACCOUNT, SECRET, TOKEN
from tests.slowness import LONG_ENOUGH

PROCESSES = 4
# A turn that waits longer for the database than dialin lets it is apologised for, and its PIN keyed once more.
APOLOGY = next(piece.text for piece in speak("fault.general", {}, "de") if isinstance(piece, SpokenText))


@dataclass
class Town:
    """An event that is on now on this database, its people, and where its server listens."""

    services: Services
    settings: Settings
    event_id: int
    seated: list[str]
    waiting: list[str]
    port: int

    @property
    def target(self) -> Target:
        base = f"http://127.0.0.1:{self.port}/voice"
        return Target(ACCOUNT, TOKEN, NUMBER, f"{base}/incoming", f"{base}/status", f"{base}/fallback")

    @property
    def callers(self) -> list[StormCaller]:
        pins = self.seated + self.waiting
        return [StormCaller(f"+49302312{place:05d}", (pin,), APOLOGY) for place, pin in enumerate(pins)]

    @property
    def seats(self) -> SeatCount:
        with self.services.looking() as act:
            return look_at_seats(act, load_event(act, self.event_id))


@contextmanager
def town(url: str, *, seats: int, people: int) -> Iterator[Town]:
    """So many people for so many seats; whoever registered first has one."""
    port = free_ports(1)
    settings = read_settings(
        _env_file=None, database_url=url, public_url=f"http://127.0.0.1:{port}", secret_key=SECRET, auth_tokens=TOKEN
    )
    now = wall_clock()
    services = build_services(settings, clock=lambda: now)
    with acting(services, now - timedelta(days=1)) as act:
        draft = EventDraft(
            slug="storm",
            title="Storm",
            starts=f"{now - timedelta(minutes=2):%Y-%m-%dT%H:%M:%S%z}",
            registration_closes=f"{now - timedelta(minutes=30):%Y-%m-%dT%H:%M:%S%z}",
            seats=seats,
            number=NUMBER,
        )
        event_id = create_event(act, draft, Bridge())
        assert isinstance(event_id, int), event_id
    pins = [pin for first in range(0, people, 50) for pin in _register(services, event_id, first, people, now)]
    try:
        yield Town(services, settings, event_id, pins[:seats], pins[seats:], port)
    finally:
        services.database.close()


def _register(services: Services, event_id: int, first: int, people: int, now: datetime) -> list[str]:
    pins = []
    with acting(services, now - timedelta(days=1)) as act:
        for place in range(first, min(first + 50, people)):
            person = Registration(name=f"Person {place}", phone=f"+49302312{place:05d}")
            made = register(act, event_id, person)
            assert isinstance(made, Registered), made
            pins.append(made.pin)
    return pins


@contextmanager
def serving(made: Town, *, provider_url: str, processes: int = PROCESSES) -> Iterator[list[psutil.Process]]:
    """`dialin serve`, answering, and on PostgreSQL `dialin worker` beside it: the main process of each.

    All of it is ended afterwards, however it ended before.
    """
    environment = os.environ | {
        "DIALIN_DATABASE_URL": made.settings.database_url,
        "DIALIN_PUBLIC_URL": made.settings.public_url or "",
        "DIALIN_SECRET_KEY": SECRET,
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_API_URL": provider_url,
    }
    commands = [["serve", "--port", str(made.port), "--workers", str(processes)]]
    if not made.settings.database_url.startswith("sqlite"):
        commands.append(["worker"])
    started = [
        subprocess.Popen([sys.executable, "-m", "dialin.cli", *command], env=environment) for command in commands
    ]
    mains = [psutil.Process(process.pid) for process in started]
    try:
        _await(made.port, started[0])
        yield mains
    finally:
        kill_all(mains, signal.SIGTERM)
        for process in started:
            process.wait(timeout=LONG_ENOUGH)


def kill_all(mains: Sequence[psutil.Process], how: signal.Signals) -> None:
    """The main processes and, by SIGKILL, their children: those this test started and no others."""
    alive = [main for main in mains if main.is_running()]
    children = [child for main in alive for child in main.children(recursive=True)] if how == signal.SIGKILL else []
    for process in (*alive, *children):
        try:
            process.send_signal(how)
        except psutil.NoSuchProcess:
            continue  # it ended between the list and the signal
    psutil.wait_procs(children, timeout=LONG_ENOUGH)


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until it answers: it listens long before that, and whoever calls meanwhile would wait for imports."""

    def answers() -> bool:
        assert server.poll() is None, f"the server ended with {server.returncode}"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=LONG_ENOUGH):
                return True
        except (urllib.error.URLError, OSError):
            return False

    wait_for(answers, pause=0.1)


def wait_for(holds: Callable[[], bool], *, pause: float = 0.5) -> None:
    until = time.monotonic() + LONG_ENOUGH
    while not holds():
        assert time.monotonic() < until, "it does not come about"
        time.sleep(pause)
