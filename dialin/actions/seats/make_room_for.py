"""Gives an attendee whom staff let in a seat: the own one, else one that nobody uses at this moment."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.events.schedule import schedule_of
from dialin.actions.seats.fill_seats import fill_seats
from dialin.dialogue.words.news import NewsKind
from dialin.rules.phases import Phase, phase_at
from dialin.rules.refusals import Refused
from dialin.store import attendees, seats
from dialin.store.database import Record


def make_room_for(
    connection: Connection, event: Record, attendee: Record, *, call_id: int, now: datetime
) -> Refused | None:
    """Staff decide who comes next, so the waiting order does not bind them; a seat in use is never taken away.

    The event must be locked. A seat in which the caller sits under another name becomes free.
    """
    if phase_at(schedule_of(event), now) in (Phase.OVER, Phase.CANCELLED):
        return Refused("The event is over. Nobody can be let in any more.")
    own = {"event_id": attendee.event_id, "attendee_id": attendee.id, "call_id": call_id, "now": now}
    before = seats.seat_of(connection, attendee.id, lock=True)
    if before is not None and before.call_id == call_id:
        return None
    left = seats.leave_seat(connection, call_id=call_id, held_until=None, now=now)
    if before is not None:
        seats.take_over_own_seat(connection, **own)
        if before.call_id is not None:
            tell_call(connection, before.call_id, NewsKind.SEAT_MOVED, now=now)
    elif seats.sit_in_unused_seat(connection, **own) is None:
        return Refused("Every seat is in use. Raise the number of seats, or wait until one becomes free.")
    attendees.mark_seated(connection, attendee.id, now)
    if left is not None:
        fill_seats(connection, event, now=now)
    return None
