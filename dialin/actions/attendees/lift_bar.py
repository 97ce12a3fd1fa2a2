"""Lets somebody who was barred take part again."""

from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.attendees import change_attendee, load_attendee
from dialin.store.audit import log_change


def lift_bar(act: Act, attendee_id: int) -> Refused | None:
    attendee = load_attendee(act, attendee_id)
    if attendee is None or attendee.barred_at is None:
        return Refused("This person is not barred. Nothing needs to be done.")
    change_attendee(act, attendee_id, {"barred_at": None, "bar_reason": None})
    log_change(act, "attendee.unbar", event_id=attendee.event_id, attendee_id=attendee_id)
    return None
