"""Takes a seat from an attendee, tells whoever sits in it, and lets the waiting list move."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.fill_seats import fill_seats
from dialin.dialogue.words.news import NewsKind
from dialin.store import calls, seats
from dialin.store.database import Record


def give_up_seat(
    connection: Connection, event: Record, attendee_id: int, *, now: datetime, by_call: int | None = None
) -> None:
    """The event must be locked. Live calls of the attendee hear it, but for the one that asked for it."""
    seats.give_up_seat(connection, attendee_id=attendee_id, now=now)
    for call in calls.calls_of_event(connection, event.id):
        if call.attendee_id == attendee_id and call.id != by_call:
            tell_call(connection, call.id, NewsKind.SEAT_WITHDRAWN, now=now)
    fill_seats(connection, event, now=now)
