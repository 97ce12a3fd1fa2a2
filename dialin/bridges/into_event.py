"""The SIP address of an event's videoconference, headers included."""

from dialin.rules.dial_strings import Bridge, sip_uri
from dialin.store.database import Record


def sip_address(event: Record) -> str | None:
    """What the provider dials for `<Sip>`; None for an event without one. `event`: any row with its bridge columns."""
    if not event.bridge_sip:
        return None
    headers = tuple((name, value) for name, value in event.bridge_headers or ())
    bridge = Bridge(mode=event.bridge_mode, number=None, digits=None, sip=event.bridge_sip, headers=headers)
    return sip_uri(bridge)
