"""Ties a call to the attendee whose PIN, line or registration it has proved to be."""

from dataclasses import replace

from dialin.store.calls import Call
from dialin.store.pins import PinOwner


def bound_to(call: Call, owner: PinOwner) -> Call:
    return replace(call, event_id=owner.event.id, attendee_id=owner.attendee_id, event=owner.event, hand=owner.hand)
