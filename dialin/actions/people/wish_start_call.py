"""Writes down that an attendee wants to be called at the start."""

from dialin.actions.outgoing.stop_calling import allow_calling
from dialin.store.act import Act
from dialin.store.attendees import change_attendee, load_attendee
from dialin.store.audit import log_change
from dialin.store.calls import Call


def wish_start_call(act: Act, call: Call) -> None:
    """Of the attendee to whom this call belongs; whoever asks on their own line may be called again on it."""
    person = None if call.attendee_id is None else load_attendee(act, call.attendee_id)
    if person is None:
        return
    change_attendee(act, person.id, {"callback": True})
    log_change(act, "attendee.start_call", event_id=call.event_id, attendee_id=person.id)
    if call.caller is not None and call.caller == person.phone:
        allow_calling(act, call.caller, event_id=call.event_id)
