"""Gives a seat to an attendee whom staff let in: their own, else one that nobody is using at this moment."""

from datetime import timedelta

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.fill_lines import fill_lines
from dialin.actions.seats.fill_seats import fill_seats
from dialin.dialogue.words.news import NewsKind
from dialin.rules.phases import Phase, phase_at
from dialin.rules.refusals import Refused
from dialin.schedule import schedule_of
from dialin.store import attendees, seats
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.direct_lines import free_line, hand_line_over
from dialin.store.events import Event
from dialin.store.leaving import is_out
from dialin.store.seats import Seat


def make_room_for(act: Act, event: Event, attendee: Attendee, *, call_id: int) -> Refused | None:
    """Staff decide who comes next, so the waiting order does not bind them; a seat in use is never taken away.

    The event and the call must be locked. A seat in which the caller sits under another name becomes free. Where lines
    into the videoconference are limited, the caller may still have to wait for one, in the order of calling; and where
    another telephone is in the event with the attendee's seat, until that is out.
    """
    if phase_at(schedule_of(event), act.now) in (Phase.OVER, Phase.CANCELLED):
        return Refused("The event is over. Nobody can be let in any more.")
    own = seats.Claim(attendee.event_id, attendee.id, call_id)
    before = seats.seat_of(act, attendee.id, lock=True)
    if before is not None and before.call_id == call_id:
        seats.let_stay(act, call_id=call_id)
        return None
    former = None if before is None else _sits_inside(act, before)
    if former is not None and not is_out(act, call_id, since=None):
        return Refused(
            "This caller is in the event, and another telephone is in it for this person. Remove that one first."
        )
    left = seats.leave_seat(act, call_id=call_id, held_until=None)
    if any(seat.event_id != event.id for seat in left):
        free_line(act, call_id=call_id)  # the next look at that event gives it on
    if former is not None:
        _send_former_away(act, event, former)
    elif not _sit(act, own, before):
        return Refused("Every seat is in use. Raise the number of seats, or wait until one becomes free.")
    attendees.mark_seated(act, attendee.id)
    if left:
        fill_seats(act, event)
    else:
        fill_lines(act, event)
    return None


def _sit(act: Act, own: seats.Claim, before: Seat | None) -> bool:
    """before: the attendee's own seat, which nobody is in; None where any seat will do."""
    if before is None:
        return seats.sit_in_unused_seat(act, own) is not None
    seats.take_over_own_seat(act, own)
    if before.call_id is not None:
        hand_line_over(act, from_call=before.call_id, to_call=own.by_call)
        tell_call(act, before.call_id, NewsKind.SEAT_MOVED)
    return True


def _sits_inside(act: Act, seat: Seat) -> int | None:
    """The call that sits in this locked seat and may still be in the event."""
    if seat.call_id is None or is_out(act, seat.call_id, since=seat.leaving_since):
        return None
    return seat.call_id


def _send_former_away(act: Act, event: Event, former: int) -> None:
    """The telephone that is let in claims the seat by itself, when it hears that it may; until then it is held."""
    seats.send_away(act, call_id=former, held_until=act.now + timedelta(minutes=event.grace_minutes))
    tell_call(act, former, NewsKind.SEAT_MOVED)
