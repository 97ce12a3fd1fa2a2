"""Takes a cancelling back: the registration is as old as it was, and its seat comes back if it is still free."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.events.schedule import schedule_of
from dialin.actions.seats.fill_seats import fill_seats
from dialin.actions.staff.record import record
from dialin.dialogue.words.registration_outcomes import NotRestored, RegistrationRestored
from dialin.rules.phases import Phase, phase_at
from dialin.store import attendees
from dialin.store.events import lock_event


def restore(
    connection: Connection, attendee_id: int | None, *, actor: str, now: datetime
) -> RegistrationRestored | NotRestored:
    """A seat that has gone to the next stays theirs: then the attendee waits, in the order of registration."""
    attendee = None if attendee_id is None else attendees.load_attendee(connection, attendee_id)
    if attendee is None or attendee.cancelled_at is None:
        return NotRestored()
    event = lock_event(connection, attendee.event_id)
    twin = attendees.find_registration(connection, event.id, attendee.phone, attendee.name_key)
    if twin is not None or phase_at(schedule_of(event), now) in (Phase.OVER, Phase.CANCELLED):
        return NotRestored()
    # Without seated_at the old registration counts again; with it, whoever waits would come before.
    attendees.change_attendee(connection, attendee.id, {"cancelled_at": None, "seated_at": None})
    fill_seats(connection, event, now=now)
    record(connection, "attendee.restore", actor=actor, now=now, event_id=event.id, attendee_id=attendee.id)
    return RegistrationRestored(attendees.waiting_position(connection, event.id, attendee.id))
