"""Shows an attendee's PIN to staff, and writes down who looked: with that it is told whom staff are to tell it."""

from dialin.actions.delivery.note_delivered import note_read_out
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.audit import log_change
from dialin.store.pins import sealed_pin_of

TOLD_BY_STAFF = "staff"  # the delivery of whoever has their PIN read out by a person


def show_pin(act: Act, attendee_id: int) -> str | Refused:
    sealed = sealed_pin_of(act, attendee_id)
    attendee = load_attendee(act, attendee_id)
    if sealed is None or attendee is None:
        return Refused("There is no PIN for this person any more. Register them again if they want to take part.")
    log_change(act, "pin.show", event_id=attendee.event_id, attendee_id=attendee_id)
    if attendee.delivery == TOLD_BY_STAFF:
        note_read_out(act, attendee)
    return act.pin_keys.open(sealed)
