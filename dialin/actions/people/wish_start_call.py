"""Writes down that an attendee wants to be called at the start."""

from dialin.store.act import Act
from dialin.store.attendees import change_attendee
from dialin.store.audit import log_change
from dialin.store.calls import Call


def wish_start_call(act: Act, call: Call) -> None:
    """Of the attendee to whom this call belongs."""
    if call.attendee_id is not None:
        change_attendee(act, call.attendee_id, {"callback": True})
        log_change(act, "attendee.start_call", event_id=call.event_id, attendee_id=call.attendee_id)
