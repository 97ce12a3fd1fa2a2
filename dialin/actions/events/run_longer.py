"""Lets an event run longer than planned."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from dialin.actions.events.change_event import change_event
from dialin.rules.refusals import Refused
from dialin.store.events import lock_event


def run_longer(connection: Connection, event_id: int, *, by: timedelta, actor: str, now: datetime) -> Refused | None:
    """Moves the end on, from the planned one; the caller rolls back on a refusal."""
    ends = lock_event(connection, event_id).ends + by
    return change_event(connection, event_id, {"ends": f"{ends:%Y-%m-%dT%H:%M:%S%z}"}, actor=actor, now=now)
