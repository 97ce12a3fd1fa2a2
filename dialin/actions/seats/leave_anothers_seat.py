"""Lets a call that turns out to be somebody else's leave the seat it was put in by hand."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.seats.hold_seat import hold_seat
from dialin.store.events import lock_event


def leave_anothers_seat(connection: Connection, call: LiveCall, attendee_id: int, *, now: datetime) -> None:
    """To be done before the call is bound to this attendee: nobody sits in two seats."""
    if call.event_id is not None and call.attendee_id not in (None, attendee_id):
        hold_seat(connection, lock_event(connection, call.event_id), call.id, until=None, now=now)
