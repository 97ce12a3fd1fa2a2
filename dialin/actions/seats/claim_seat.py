"""Lets a caller sit down: in the own seat, or, for one who waits, in a seat that nobody uses."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.fill_seats import fill_seats
from dialin.dialogue.words.news import NewsKind
from dialin.dialogue.words.seat import RegistrationCancelled, SeatAwaited, SeatClaimed, SeatInUse, SeatOutcome
from dialin.store import attendees, calls, seats
from dialin.store.database import Record
from dialin.store.events import lock_event


def claim_seat(connection: Connection, call: LiveCall, *, now: datetime, take_over: bool = False) -> SeatOutcome:
    """The one way to a seat from a telephone. `call` belongs to an attendee; repeating the claim changes nothing.

    take_over: the caller has confirmed that the telephone now in the seat should give way; it is told why. A
    telephone with the caller's own number gives way unasked: it is the same line, whose hang-up was lost.
    Whoever needed help on the way in needs it no more.
    """
    outcome = _claim(connection, call, now, take_over=take_over)
    if call.needs_help and isinstance(outcome, SeatClaimed):
        calls.clear_trouble(connection, call.id)
    return outcome


def _claim(connection: Connection, call: LiveCall, now: datetime, *, take_over: bool) -> SeatOutcome:
    assert call.event_id is not None
    assert call.attendee_id is not None
    own = {"event_id": call.event_id, "attendee_id": call.attendee_id, "call_id": call.id}
    sat = seats.sit_in_own_seat(connection, **own, now=now)
    if sat is not None:
        was_dropped = sat.held_until is not None and sat.held_until > now
        return SeatClaimed(sat.number, returned=was_dropped, waited=call.is_waiting)
    seat = seats.seat_of(connection, call.attendee_id, lock=True)
    if seat is None:
        return _wait_or_sit(connection, call, own, now)
    sitting = None if seat.call_id is None else calls.load_call_by_id(connection, seat.call_id)
    if sitting is not None and not take_over and not _is_same_line(sitting, call):
        return SeatInUse()
    number = seats.take_over_own_seat(connection, **own, now=now)
    assert number is not None
    if sitting is not None and sitting.hung_up_at is None:
        tell_call(connection, sitting.id, NewsKind.SEAT_MOVED, now=now)
    return SeatClaimed(number, returned=True)


def _is_same_line(sitting: Record, call: LiveCall) -> bool:
    return call.caller is not None and sitting.caller == call.caller


def _wait_or_sit(connection: Connection, call: LiveCall, own: dict[str, int], now: datetime) -> SeatOutcome:
    """Puts the call into the waiting order, lets the list move, and sees whether it reached this caller."""
    event = lock_event(connection, own["event_id"])
    attendee = attendees.load_attendee(connection, own["attendee_id"])
    if attendee is None or attendee.cancelled_at is not None:
        return RegistrationCancelled()
    waiting = {"event_id": own["event_id"], "attendee_id": own["attendee_id"], "is_waiting": True}
    calls.change_call(connection, call.id, waiting)
    fill_seats(connection, event, now=now, asking_call=call.id)
    sat = seats.sit_in_own_seat(connection, **own, now=now)
    if sat is not None:
        return SeatClaimed(sat.number, waited=True)
    position = attendees.waiting_position(connection, own["event_id"], own["attendee_id"])
    return SeatAwaited(position or 1, late=attendee.seated_at is not None)
