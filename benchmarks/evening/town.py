"""The town: an event that is long past its no-show time, its people, a login, and the servers as processes."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.create_event import create_event
from dialin.actions.staff.add_staff import NewLogin, add_staff
from dialin.app import build_services
from dialin.clock import wall_clock
from dialin.config import Settings, read_settings
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.act import Act
from dialin.store.migrations.upgrade import upgrade

HOST, NUMBER, SLUG = "127.0.0.1", "+493023125000", "evening"
ACCOUNT, TOKEN = "AC" + "0" * 32, "5d0c8f3b1a7e42966b0d9f1e7c2a5843"
LOGIN, PASSWORD = "Frau Adler", secrets.token_urlsafe(12)


@dataclass(frozen=True)
class Person:
    """phone: E.164. attendee_id: whose PIN it is."""

    attendee_id: int
    phone: str
    pin: str


@dataclass(frozen=True)
class Town:
    """seated and waiting: in the order of their registration, which is the order of the waiting list."""

    services: Services
    event_id: int
    seated: list[Person]
    waiting: list[Person]


def free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def environment(database_url: str, port: int, provider_url: str) -> dict[str, str]:
    return {
        "DIALIN_DATABASE_URL": database_url,
        "DIALIN_PUBLIC_URL": f"http://{HOST}:{port}",
        "DIALIN_SECRET_KEY": secrets.token_hex(32),
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_API_URL": provider_url,
    }


@contextmanager
def town(settings: Settings, *, seats: int, people: int) -> Iterator[Town]:
    services = build_services(settings, clock=wall_clock)
    upgrade(services.database)
    now = wall_clock()
    draft = EventDraft(
        slug=SLUG,
        title="Evening",
        starts=f"{now - timedelta(minutes=30):%Y-%m-%dT%H:%M:%S%z}",
        registration_closes=f"{now - timedelta(minutes=60):%Y-%m-%dT%H:%M:%S%z}",
        seats=seats,
        number=NUMBER,
        grace_minutes=0,
    )
    with services.acting("benchmark") as act:
        event_id = create_event(replace(act, now=now - timedelta(days=1)), draft, Bridge())
        assert isinstance(event_id, int), event_id
        add_staff(replace(act, now=now), NewLogin(LOGIN, "staff", PASSWORD))
        everyone = [_register(act, event_id, place) for place in range(people)]
    try:
        yield Town(services, event_id, everyone[:seats], everyone[seats:])
    finally:
        services.database.close()


def _register(act: Act, event_id: int, place: int) -> Person:
    person = Registration(name=f"Person {place}", phone=f"+4930231{place:06d}")
    before = wall_clock() - timedelta(days=1)
    made = register(replace(act, now=before), event_id, person)
    assert isinstance(made, Registered), made
    return Person(made.attendee_id, f"+4930231{place:06d}", made.pin)


@contextmanager
def serving(settings: dict[str, str], port: int, *, with_worker: bool) -> Iterator[None]:
    """`dialin serve`, and `dialin worker` where the server does not bring one; both are ended on leaving."""
    with ExitStack() as ended:
        ended.enter_context(_process(settings, "serve", "--port", str(port)))
        if with_worker:
            ended.enter_context(_process(settings, "worker"))
        _await(port)
        yield


@contextmanager
def _process(settings: dict[str, str], *command: str) -> Iterator[None]:
    running = subprocess.Popen([sys.executable, "-m", "dialin.cli", *command], env=os.environ | settings)
    try:
        yield
    finally:
        running.terminate()
        try:
            running.wait(timeout=40)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def _await(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not come up")


def settings_of(values: dict[str, str]) -> Settings:
    return read_settings(_env_file=None, **values)
