"""Cancels a registration: the seat goes to the next in line, and whoever sits in it is told."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.hands.lower_hand_of import lower_hand_of
from dialin.actions.seats.give_up_seat import give_up_seat
from dialin.actions.staff.record import record
from dialin.rules.refusals import Refused
from dialin.store import attendees
from dialin.store.events import lock_event


def cancel(
    connection: Connection, attendee_id: int, *, actor: str, now: datetime, by_call: int | None = None
) -> Refused | None:
    """Cancels, once; by_call: the attendee's own call that asked for it and hears the answer itself."""
    attendee = attendees.load_attendee(connection, attendee_id)
    if attendee is None:
        return Refused(
            "There is no attendee {id}. Look the number up in the list of attendees.", {"id": str(attendee_id)}
        )
    event = lock_event(connection, attendee.event_id)
    if not attendees.mark_cancelled(connection, attendee_id, now):
        return Refused("{name} is already cancelled. Nothing needs to be done.", {"name": attendee.name})
    record(connection, "attendee.cancel", actor=actor, now=now, event_id=event.id, attendee_id=attendee_id)
    lower_hand_of(connection, attendee_id, by=actor, now=now)
    give_up_seat(connection, event, attendee_id, now=now, by_call=by_call)
    return None
