"""Shows an attendee's PIN to staff, and writes down who looked."""

from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.audit import log_change
from dialin.store.pins import sealed_pin_of


def show_pin(act: Act, attendee_id: int) -> str | Refused:
    sealed = sealed_pin_of(act, attendee_id)
    attendee = load_attendee(act, attendee_id)
    if sealed is None or attendee is None:
        return Refused("There is no PIN for this person any more. Register them again if they want to take part.")
    log_change(act, "pin.show", event_id=attendee.event_id, attendee_id=attendee_id)
    return act.pin_keys.open(sealed)
