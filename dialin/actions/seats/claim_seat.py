"""Lets a caller sit down: in the own seat, or, for one who waits, in a seat that nobody uses."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.fill_seats import fill_seats
from dialin.dialogue.inputs import NewsKind, SeatAwaited, SeatClaimed, SeatInUse, SeatOutcome
from dialin.store import attendees, calls, seats
from dialin.store.database import Record
from dialin.store.events import lock_event


def claim_seat(connection: Connection, call: Record, *, now: datetime, take_over: bool = False) -> SeatOutcome:
    """The one way to a seat from a telephone. `call` belongs to an attendee; repeating the claim changes nothing.

    take_over: the caller has confirmed that the telephone now in the seat should give way; it is told why. A
    telephone with the caller's own number gives way unasked: it is the same line, whose hang-up was lost.
    """
    own = {"event_id": call.event_id, "attendee_id": call.attendee_id, "call_id": call.id, "now": now}
    before = seats.seat_of(connection, call.attendee_id)
    number = seats.sit_in_own_seat(connection, **own)
    if number is not None:
        return SeatClaimed(number, returned=_was_dropped(before, now), waited=call.is_waiting)
    if before is None:
        return _wait_or_sit(connection, call, now)
    sitting = calls.load_call_by_id(connection, before.call_id) if before.call_id is not None else None
    same_line = sitting is not None and call.caller is not None and sitting.caller == call.caller
    if not take_over and not same_line:
        return SeatInUse()
    number = seats.take_over_own_seat(connection, **own)
    if number is None:  # the seat was given on between the two statements
        return _wait_or_sit(connection, call, now)
    if sitting is not None and sitting.hung_up_at is None:
        tell_call(connection, sitting.id, NewsKind.SEAT_MOVED, now=now)
    return SeatClaimed(number, returned=True)


def _was_dropped(seat: Record | None, now: datetime) -> bool:
    return seat is not None and seat.held_until is not None and seat.held_until > now


def _wait_or_sit(connection: Connection, call: Record, now: datetime) -> SeatOutcome:
    """Puts the call into the waiting order, lets the list move, and sees whether it reached this caller."""
    if not call.is_waiting:
        calls.change_call(connection, call.id, {"is_waiting": True})
    event = lock_event(connection, call.event_id)
    fill_seats(connection, event, now=now, asking_call=call.id)
    number = seats.sit_in_own_seat(
        connection, event_id=call.event_id, attendee_id=call.attendee_id, call_id=call.id, now=now
    )
    if number is not None:
        return SeatClaimed(number, waited=True)
    attendee = attendees.load_attendee(connection, call.attendee_id)
    position = attendees.waiting_position(connection, call.event_id, call.attendee_id)
    return SeatAwaited(position or 1, late=attendee is not None and attendee.seated_at is not None)
