"""Ends the events whose time is over."""

from dialin.actions.events.end_event import end_event
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.events import live_events, lock_event


def do(services: Services) -> None:
    with services.looking() as act:
        over = [event.id for event in live_events(act) if event.ends <= act.now]
    for event_id in over:
        _end(services, event_id)


def _end(services: Services, event_id: int) -> None:
    """Unless staff have let it run longer in the meantime."""
    with services.acting(DIALIN) as act:
        if lock_event(act, event_id).ends <= act.now:
            end_event(act, event_id)
