"""Ends the holds of dropped callers who did not come back, and lets waiting callers in from the no-show time on."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.events.schedule import schedule_of
from dialin.actions.seats.expire_holds import expire_holds
from dialin.rules.phases import Phase, no_show_from, phase_at
from dialin.services import Services
from dialin.store import attendees, seats
from dialin.store.database import Record, reading, transaction
from dialin.store.events import live_events


def do(services: Services) -> None:
    now = services.clock()
    with reading(services.database) as connection:  # so that a worker with nothing to do takes no write lock
        due = [event.id for event in live_events(connection) if _is_due(connection, event, now)]
    for event_id in due:
        with transaction(services.database) as connection:
            expire_holds(connection, event_id, now=services.clock())


def _is_due(connection: Connection, event: Record, now: datetime) -> bool:
    schedule = schedule_of(event)
    if phase_at(schedule, now) not in (Phase.LOBBY, Phase.LIVE):
        return False
    if seats.is_any_hold_over(connection, event.id, now):
        return True
    if now >= no_show_from(schedule) and seats.is_any_unused(connection, event.id, now):
        return attendees.first_waiting(connection, event.id, on_the_line=True) is not None
    if seats.is_any_unallocated(connection, event.id):
        return attendees.first_waiting(connection, event.id, on_the_line=False) is not None
    return False
