"""Ends the events whose time is over."""

from dialin.actions.events.end_event import end_event
from dialin.actions.house import House
from dialin.actions.staff.record import DIALIN
from dialin.store.database import reading, transaction
from dialin.store.events import live_events, lock_event


def do(house: House) -> None:
    with reading(house.database) as connection:
        over = [event.id for event in live_events(connection) if event.ends <= house.clock()]
    for event_id in over:
        _end(house, event_id)


def _end(house: House, event_id: int) -> None:
    """Unless staff have let it run longer in the meantime."""
    now = house.clock()
    with transaction(house.database) as connection:
        if lock_event(connection, event_id).ends <= now:
            end_event(connection, event_id, actor=DIALIN, now=now)
