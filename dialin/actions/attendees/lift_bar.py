"""Lets somebody who was barred take part again."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.rules.refusals import Refused
from dialin.store.attendees import change_attendee, load_attendee


def lift_bar(connection: Connection, attendee_id: int, *, actor: str, now: datetime) -> Refused | None:
    attendee = load_attendee(connection, attendee_id)
    if attendee is None or attendee.barred_at is None:
        return Refused("This person is not barred. Nothing needs to be done.")
    change_attendee(connection, attendee_id, {"barred_at": None, "bar_reason": None})
    record(connection, "attendee.unbar", actor=actor, now=now, event_id=attendee.event_id, attendee_id=attendee_id)
    return None
