"""Lets a caller sit down: in their own seat, or, if they are waiting, in one that nobody uses."""

from dialin.actions.seats.claim_line import claim_line, lock_limited
from dialin.actions.seats.fill_seats import fill_seats
from dialin.actions.seats.take_seat_over import take_seat_over
from dialin.dialogue.words.seat import RegistrationCancelled, SeatAwaited, SeatClaimed, SeatOutcome, SeatRefused
from dialin.store import attendees, calls, seats
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.events import Event, lock_event
from dialin.store.standbys import open_standby_of, stop_standby, was_missed
from dialin.store.waiting import waiting_position


def claim_seat(act: Act, call: Call, *, take_over: bool = False) -> SeatOutcome:
    """The one way to a seat from a telephone. `call` belongs to an attendee; repeating the claim changes nothing.

    take_over: the caller has confirmed that the telephone now in the seat should give way; it is told why, and the
    caller sits once it is out. Its line into the videoconference, where these are limited, goes with the seat; without
    one a caller waits all the same.
    No number that is only shown takes a seat from anybody.
    Whoever needed help on the way in needs it no more.
    """
    limited = lock_limited(act, call)
    outcome = _claim(act, call, limited, take_over=take_over)
    if limited is not None:
        outcome = claim_line(act, limited, call, outcome)
    if call.trouble is not None and isinstance(outcome, SeatClaimed):
        calls.clear_trouble(act, call.id)
    return outcome


def _claim(act: Act, call: Call, limited: Event | None, *, take_over: bool) -> SeatOutcome:
    assert call.event_id is not None
    assert call.attendee_id is not None
    own = seats.Claim(call.event_id, call.attendee_id, call.id)
    sat = seats.sit_in_own_seat(act, own)
    if sat is not None:
        was_held = sat.held_until is not None and sat.held_until > act.now
        was_called = (was_held or call.is_waiting) and _is_here(act, call, own)
        return SeatClaimed(sat.number, returned=was_held and not was_called, waited=call.is_waiting or was_called)
    seat = seats.seat_of(act, call.attendee_id, lock=True)
    if seat is None:
        return _wait_or_sit(act, call, own, limited)
    attendee = attendees.load_attendee(act, call.attendee_id)
    if attendee is not None and attendee.barred_at is not None:
        return SeatRefused()
    return take_seat_over(act, own, seat, is_sure=take_over and not call.is_by_line)


def _is_here(act: Act, call: Call, own: seats.Claim) -> bool:
    """Whether they were to be called for a seat; nobody calls them any more, but for the call that has brought them."""
    if open_standby_of(act, own.of_attendee) is None:
        return False
    stop_standby(act, own.of_event, own.of_attendee, only_waiting=call.work_id is not None)
    return True


def _wait_or_sit(act: Act, call: Call, own: seats.Claim, locked: Event | None) -> SeatOutcome:
    """Puts the call into the waiting order, lets the list move, and sees whether it reached this caller."""
    event = locked or lock_event(act, own.of_event)
    attendee = attendees.load_attendee(act, own.of_attendee)
    if attendee is None or attendee.cancelled_at is not None:
        return RegistrationCancelled()
    if attendee.barred_at is not None:
        return SeatRefused()
    waiting = {"event_id": own.of_event, "attendee_id": own.of_attendee, "is_waiting": True}
    calls.change_call(act, call.id, waiting)
    fill_seats(act, event, asking_call=call.id)
    sat = seats.sit_in_own_seat(act, own)
    if sat is not None:
        _is_here(act, call, own)
        return SeatClaimed(sat.number, waited=True)
    position = waiting_position(act, own.of_event, own.of_attendee)
    is_late = attendee.seated_at is not None
    return SeatAwaited(position or 1, late=is_late, missed=is_late and was_missed(act, own.of_attendee))
