"""Lists the PINs of an event for staff, and writes down who looked."""

from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.pins import sealed_pins_of_event


def list_pins(act: Act, event_id: int) -> dict[int, str]:
    """PINs by attendee. Raises `WrongSecretKey` under another secret key."""
    found = {attendee: act.pin_keys.open(sealed) for attendee, sealed in sealed_pins_of_event(act, event_id).items()}
    log_change(act, "pin.show", event_id=event_id, count=len(found))
    return found
