"""Ends the events whose time is over."""

from dialin.actions.events.end_event import end_event
from dialin.actions.staff.record import DIALIN
from dialin.services import Services
from dialin.store.database import reading, transaction
from dialin.store.events import live_events, lock_event


def do(services: Services) -> None:
    with reading(services.database) as connection:
        over = [event.id for event in live_events(connection) if event.ends <= services.clock()]
    for event_id in over:
        _end(services, event_id)


def _end(services: Services, event_id: int) -> None:
    """Unless staff have let it run longer in the meantime."""
    now = services.clock()
    with transaction(services.database) as connection:
        if lock_event(connection, event_id).ends <= now:
            end_event(connection, event_id, actor=DIALIN, now=now)
