"""The SIP address of an event's videoconference, headers included."""

from collections.abc import Sequence
from typing import Protocol

from dialin.rules.dial_strings import Bridge, sip_uri


class WithBridge(Protocol):
    """Any row with an event's bridge columns."""

    @property
    def bridge_sip(self) -> str | None: ...
    @property
    def bridge_headers(self) -> Sequence[Sequence[str]] | None: ...


def sip_address(event: WithBridge) -> str | None:
    """What the provider dials; None for an event without a SIP address."""
    if not event.bridge_sip:
        return None
    headers = tuple((name, value) for name, value in event.bridge_headers or ())
    return sip_uri(Bridge(sip=event.bridge_sip, headers=headers))
