"""Shows an attendee's PIN to staff, and writes down who looked."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.crypto.pin_keys import PinKeys
from dialin.rules.refusals import Refused
from dialin.store.attendees import load_attendee
from dialin.store.pins import sealed_pin_of


def show_pin(
    connection: Connection, attendee_id: int, *, pin_keys: PinKeys, actor: str, now: datetime
) -> str | Refused:
    sealed = sealed_pin_of(connection, attendee_id)
    attendee = load_attendee(connection, attendee_id)
    if sealed is None or attendee is None:
        return Refused("There is no PIN for this person any more. Register them again if they want to take part.")
    record(connection, "pin.show", actor=actor, now=now, event_id=attendee.event_id, attendee_id=attendee_id)
    return pin_keys.open(sealed)
