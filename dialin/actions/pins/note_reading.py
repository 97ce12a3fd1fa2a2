"""Writes down that an attendee's PIN was read out on the telephone."""

from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.calls import Call


def note_reading(act: Act, call: Call) -> None:
    log_change(act, "pin.read", event_id=call.event_id, attendee_id=call.attendee_id)
