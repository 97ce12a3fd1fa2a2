"""Gives a seat to an attendee whom staff let in: their own, else one that nobody is using at this moment."""

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


def make_room_for(act: Act, event: Event, attendee: Attendee, *, call_id: int) -> Refused | None:
    """Staff decide who comes next, so the waiting order does not bind them; a seat in use is never taken away.

    The event must be locked. A seat in which the caller sits under another name becomes free. Where lines into the
    videoconference are limited, the caller may still have to wait for one, in the order of calling.
    """
    if phase_at(schedule_of(event), act.now) in (Phase.OVER, Phase.CANCELLED):
        return Refused("The event is over. Nobody can be let in any more.")
    own = seats.Claim(attendee.event_id, attendee.id, call_id)
    before = seats.seat_of(act, attendee.id, lock=True)
    if before is not None and before.call_id == call_id:
        return None
    left = seats.leave_seat(act, call_id=call_id, held_until=None)
    if left is not None and left.event_id != event.id:
        free_line(act, call_id=call_id)  # the next look at that event gives it on
    if before is not None:
        seats.take_over_own_seat(act, own)
        if before.call_id is not None:
            hand_line_over(act, from_call=before.call_id, to_call=call_id)
            tell_call(act, before.call_id, NewsKind.SEAT_MOVED)
    elif seats.sit_in_unused_seat(act, own) is None:
        return Refused("Every seat is in use. Raise the number of seats, or wait until one becomes free.")
    attendees.mark_seated(act, attendee.id)
    if left is not None:
        fill_seats(act, event)
    else:
        fill_lines(act, event)
    return None
