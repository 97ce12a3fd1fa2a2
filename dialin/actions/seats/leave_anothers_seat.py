"""Lets a call that turns out to be somebody else's leave the seat it was put in by hand."""

from dialin.actions.seats.hold_seat import hold_seat
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.events import lock_event


def leave_anothers_seat(act: Act, call: Call, attendee_id: int) -> None:
    """To be done before the call is bound to this attendee: nobody sits in two seats."""
    if call.event_id is not None and call.attendee_id not in (None, attendee_id):
        hold_seat(act, lock_event(act, call.event_id), call.id, until=None)
