"""Puts a caller in by hand: staff know who is on the line, and the caller needs no PIN."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.make_room_for import make_room_for
from dialin.actions.staff.record import record
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import attendees, calls
from dialin.store.events import lock_event


def put_in(connection: Connection, call_id: int, attendee_id: int, *, actor: str, now: datetime) -> Refused | None:
    """Binds the call to the attendee and lets it in; refused where the caller is gone or no seat can be had."""
    call = calls.load_call_by_id(connection, call_id, lock=True)
    if call is None or call.hung_up_at is not None:
        return Refused("This caller has hung up. Ask them to call again.")
    registered = attendees.load_attendee(connection, attendee_id)
    event = None if registered is None else lock_event(connection, registered.event_id)
    attendee = attendees.load_attendee(connection, attendee_id)  # as it is now that nobody else moves seats
    if event is None or attendee is None or attendee.cancelled_at is not None:
        return Refused("This registration was cancelled. Register the person again, then let them in.")
    if attendee.barred_at is not None:
        return Refused("This person is barred. Let them take part again on their own page, then let them in here.")
    refused = make_room_for(connection, event, attendee, call_id=call_id, now=now)
    if refused is not None:
        return refused
    calls.bind_attendee(connection, call_id, event_id=attendee.event_id, attendee_id=attendee_id)
    calls.change_call(connection, call_id, {"trouble": None})
    tell_call(connection, call_id, NewsKind.ADMITTED, now=now)
    record(
        connection,
        "call.put_in",
        actor=actor,
        now=now,
        event_id=attendee.event_id,
        attendee_id=attendee_id,
        call=call_id,
    )
    return None
