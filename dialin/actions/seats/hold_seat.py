"""Clears the seat of a caller who has gone and keeps it for the grace time, or lets the next one have it."""

from datetime import datetime

from dialin.actions.seats.fill_lines import fill_lines
from dialin.actions.seats.fill_seats import fill_seats
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.seats import leave_seat


def hold_seat(act: Act, event: Event, call_id: int, *, until: datetime | None) -> None:
    """The event must be locked. until: None where nobody is waited for, as after a removal or the event."""
    left = leave_seat(act, call_id=call_id, held_until=until)
    if left is None:
        return
    if until is None or until <= act.now:
        fill_seats(act, event)
    else:
        fill_lines(act, event)  # the line is not kept: it goes on at once
