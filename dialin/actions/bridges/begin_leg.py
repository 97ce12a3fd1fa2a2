"""Writes down an attempt to dial a bridge leg, before anything is dialled."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from dialin.rules.bridging.ways import dialled_for, keys_for
from dialin.store.act import Act
from dialin.store.bridge_legs import claim_leg
from dialin.store.events import Event

# Longer than the provider is waited for: after this the attempt's worker is gone, or its call is known.
LEASE = timedelta(seconds=40)


@dataclass(frozen=True, slots=True)
class WayIn:
    """What is dialled for a leg. dialled: E.164, or a SIP address with its headers. digits: keys after the answer."""

    dialled: str | None
    digits: str | None
    called_from: str | None


def way_into(event: Event) -> WayIn:
    """The leg's way as it is now, by event or platform; the far side sees the event's own number and no other."""
    return WayIn(dialled_for(event), keys_for(event), event.number)


def begin_leg(act: Act, event: Event, *, token: str) -> bool:
    """Whether the leg may be dialled now, under this token: never while another stands or is being dialled."""
    return claim_leg(act, event.id, attempt={"token": token, **asdict(way_into(event))}, lease=LEASE)
