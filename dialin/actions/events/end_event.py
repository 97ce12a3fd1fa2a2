"""Ends an event: callers hear the goodbye, every seat is free, and its PINs open nothing any more."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.clear_seats import clear_seats
from dialin.actions.staff.record import record
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import calls, events, pins


def end_event(connection: Connection, event_id: int, *, actor: str, now: datetime) -> Refused | None:
    """Ends it, once."""
    event = events.lock_event(connection, event_id)
    if not events.mark_ended(connection, event_id, now):
        return Refused("{title} has ended before. Nothing needs to be done.", {"title": event.title})
    for call in calls.calls_of_event(connection, event_id):
        tell_call(connection, call.id, NewsKind.EVENT_ENDED, now=now, key=f"ended:{event_id}:{call.id}")
    clear_seats(connection, event_id, now=now)
    pins.retire_pins(connection, event_id)
    record(connection, "event.end", actor=actor, now=now, event_id=event_id)
    return None
