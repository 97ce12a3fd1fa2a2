"""The app under test: an event that is on now, with a seat for every caller."""

from dataclasses import replace
from datetime import datetime, timedelta

from benchmarks.webhooks.journeys import NUMBER
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
    """Migrates, creates the event and registers the callers; their PINs."""
    now = wall_clock()
    services = build_services(settings, clock=lambda: now)
    upgrade(services.database)
    with services.acting("benchmark") as act:
        draft = EventDraft(
            slug="benchmark",
            title="Benchmark",
            starts=f"{now - timedelta(minutes=2):%Y-%m-%dT%H:%M:%S%z}",
            registration_closes=f"{now - timedelta(minutes=30):%Y-%m-%dT%H:%M:%S%z}",
            seats=callers,
            pin_length=8,
            number=NUMBER,
        )
        event_id = create_event(replace(act, now=now - timedelta(days=1)), draft, Bridge())
        assert isinstance(event_id, int), event_id
    pins = [pin for first in range(0, callers, GROUP) for pin in _register(services, event_id, first, callers, now)]
    services.database.close()
    return pins


def _register(services: Services, event_id: int, first: int, callers: int, now: datetime) -> list[str]:
    pins = []
    with services.acting("benchmark") as act:
        for caller in range(first, min(first + GROUP, callers)):
            person = Registration(name=f"Caller {caller}", phone=f"+4930231{caller:06d}")
            done = register(replace(act, now=now - timedelta(days=1)), event_id, person)
            assert isinstance(done, Registered), done
            pins.append(done.pin)
    return pins
