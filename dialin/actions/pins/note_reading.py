"""Writes down that an attendee's PIN was read out on the telephone."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.staff.record import CALLER, record


def note_reading(connection: Connection, call: LiveCall, *, now: datetime) -> None:
    record(connection, "pin.read", actor=CALLER, now=now, event_id=call.event_id, attendee_id=call.attendee_id)
