"""Writes down an attempt to dial a bridge leg, before anything is dialled."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from dialin.rules.bridging.ways import dialled_for, keys_for
from dialin.store.act import Act
from dialin.store.bridge_legs import BridgeLeg, claim_leg, lock_leg_of
from dialin.store.events import Event

# Longer than the provider is waited for: after this the attempt's worker is gone, or its call is known.
LEASE = timedelta(seconds=40)
_UNTRIED = {"outcome": None, "is_sure": False, "refusals": 0, "is_patient": False, "was_in": False}


@dataclass(frozen=True, slots=True)
class WayIn:
    """What is dialled for a leg. dialled: E.164, or a SIP address with its headers. digits: keys after the answer."""

    dialled: str | None
    digits: str | None
    called_from: str | None


def way_into(event: Event) -> WayIn:
    """The leg's way as it is now, by event or platform; the far side sees the event's own number and no other."""
    return WayIn(dialled_for(event), keys_for(event), event.number)


def way_of(leg: BridgeLeg) -> WayIn:
    """As it was when the attempt began."""
    return WayIn(leg.dialled, leg.digits, leg.called_from)


def begin_leg(act: Act, event: Event, *, token: str) -> bool:
    """Whether the leg may be dialled now, under this token: never while another stands or is being dialled.

    What was found out about another way says nothing about this one.
    """
    way = way_into(event)
    untried = {} if way_of(lock_leg_of(act, event.id)) == way else _UNTRIED
    return claim_leg(act, event.id, attempt={"token": token, **asdict(way), **untried}, lease=LEASE)
