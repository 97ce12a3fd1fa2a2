"""Takes a caller's right to the seat: free at once where the call is known to be out, else as soon as it is."""

from datetime import datetime

from dialin.actions.seats.hold_seat import hold_seat
from dialin.store import seats
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.leaving import is_out


def send_away(act: Act, event: Event, call_id: int, *, until: datetime | None) -> None:
    """The event must be locked, and the call or its seat too. until: for whose return the seat is held, from now on.

    Whoever calls this also tells the call.
    """
    if is_out(act, call_id, since=None):
        hold_seat(act, event, call_id, until=until)
    else:
        seats.send_away(act, call_id=call_id, held_until=until)


def send_away_from(act: Act, event: Event, attendee_id: int) -> None:
    """The same, whoever sits in the attendee's seat."""
    seat = seats.seat_of(act, attendee_id, lock=True)
    if seat is not None and seat.call_id is not None and seat.leaving_since is None:
        send_away(act, event, seat.call_id, until=None)
