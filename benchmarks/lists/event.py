"""The event that people are registered for: it is to come, has 20 seats, and PINs of eight digits."""

import secrets
from datetime import timedelta

from dialin.actions.events.create_event import create_event
from dialin.app import build_services
from dialin.clock import wall_clock
from dialin.config import read_settings
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.services import Services
from dialin.store.migrations.upgrade import upgrade

NUMBER = "+493023125000"


def services_at(url: str) -> Services:
    """With a fresh schema."""
    settings = read_settings(
        _env_file=None, database_url=url, public_url="https://dialin.example", secret_key=secrets.token_hex(32)
    )
    services = build_services(settings, clock=wall_clock)
    upgrade(services.database)
    return services


def make_event(services: Services, slug: str) -> int:
    with services.acting("benchmark") as act:
        draft = EventDraft(
            slug=slug,
            title="Benchmark",
            starts=f"{act.now + timedelta(hours=1):%Y-%m-%dT%H:%M:%S%z}",
            registration_closes=f"{act.now + timedelta(minutes=50):%Y-%m-%dT%H:%M:%S%z}",
            seats=20,
            pin_length=8,
            number=NUMBER,
        )
        event_id = create_event(act, draft, Bridge())
        assert isinstance(event_id, int), event_id
    return event_id
