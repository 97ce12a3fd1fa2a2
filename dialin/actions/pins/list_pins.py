"""Lists the PINs of an event for staff, and writes down who looked."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.crypto.pin_keys import PinKeys
from dialin.store.pins import sealed_pins_of_event


def list_pins(connection: Connection, event_id: int, *, pin_keys: PinKeys, actor: str, now: datetime) -> dict[int, str]:
    """PINs by attendee. Raises `WrongSecretKey` under another secret key."""
    found = {attendee: pin_keys.open(sealed) for attendee, sealed in sealed_pins_of_event(connection, event_id).items()}
    record(connection, "pin.show", actor=actor, now=now, event_id=event_id, count=len(found))
    return found
