"""Ties an attempt to the call that the provider made of it."""

from dialin.store.act import Act
from dialin.store.bridge_legs import adopt_sid, find_leg_by_sid


def adopt_leg(act: Act, token: str, sid: str) -> bool:
    """Whether the attempt is being dialled and this is its call now; one that another attempt has stays there."""
    holder = find_leg_by_sid(act, sid)
    return (holder is None or holder.token == token) and adopt_sid(act, token, sid)
