"""The app under test: events that are on now, with a seat for every caller."""

from dataclasses import replace
from datetime import datetime, timedelta

from benchmarks.webhooks.journeys import MOST_IN_AN_EVENT, number_of
from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.create_event import create_event
from dialin.app import build_services, create_app
from dialin.clock import wall_clock
from dialin.config import Settings, read_settings
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.migrations.upgrade import upgrade

GROUP = 50  # registrations in one transaction


def create() -> object:
    """The application, from the environment; what gunicorn calls in each process."""
    return create_app(read_settings(_env_file=None))


def prepare(settings: Settings, callers: int) -> list[str]:
    """Migrates, creates the events and registers the callers; their PINs."""
    now = wall_clock()
    services = build_services(settings, clock=lambda: now)
    upgrade(services.database)
    pins: list[str] = []
    for event, first in enumerate(range(0, callers, MOST_IN_AN_EVENT)):
        event_id, end = _create(services, event, now), min(first + MOST_IN_AN_EVENT, callers)
        for group in range(first, end, GROUP):
            pins += _register(services, event_id, range(group, min(group + GROUP, end)), now)
    services.database.close()
    return pins


def _create(services: Services, event: int, now: datetime) -> int:
    draft = EventDraft(
        slug=f"benchmark-{event}",
        title="Benchmark",
        starts=f"{now - timedelta(minutes=2):%Y-%m-%dT%H:%M:%S%z}",
        registration_closes=f"{now - timedelta(minutes=30):%Y-%m-%dT%H:%M:%S%z}",
        seats=MOST_IN_AN_EVENT,
        pin_length=8,
        number=number_of(event),
    )
    with services.acting("benchmark") as act:
        event_id = create_event(replace(act, now=now - timedelta(days=1)), draft, Bridge())
    assert isinstance(event_id, int), event_id
    return event_id


def _register(services: Services, event_id: int, callers: range, now: datetime) -> list[str]:
    pins = []
    with services.acting("benchmark") as act:
        for caller in callers:
            person = Registration(name=f"Caller {caller}", phone=f"+4930231{caller:06d}")
            done = register(replace(act, now=now - timedelta(days=1)), event_id, person)
            assert isinstance(done, Registered), done
            pins.append(done.pin)
    return pins
