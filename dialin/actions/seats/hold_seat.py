"""Clears the seat of a caller who has gone and keeps it for the grace time, or lets the next one have it."""

from datetime import datetime

from dialin.actions.seats.fill_lines import fill_lines
from dialin.actions.seats.fill_seats import fill_seats
from dialin.store.act import Act
from dialin.store.direct_lines import hand_line_over
from dialin.store.events import Event
from dialin.store.seats import leave_seat


def hold_seat(act: Act, event: Event, call_id: int, *, until: datetime | None) -> None:
    """The event must be locked, and the call be known to be out of the room.

    until: None where nobody is waited for, as after a removal or the event. A seat that the call was leaving is the
    next telephone's now, its line into the videoconference with it.
    """
    left = leave_seat(act, call_id=call_id, held_until=until)
    for seat in left:
        if seat.call_id is not None and event.line_limit is not None:
            hand_line_over(act, from_call=call_id, to_call=seat.call_id)
    if any(seat.call_id is None and (seat.held_until is None or seat.held_until <= act.now) for seat in left):
        fill_seats(act, event)
    elif left:
        fill_lines(act, event)  # the line is not kept: it goes on at once
