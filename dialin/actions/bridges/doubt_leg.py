"""Notes that nobody knows whether an attempt to dial a bridge leg became a call: it is looked for before another."""

from datetime import datetime

from dialin.store.act import Act
from dialin.store.bridge_legs import change_leg


def doubt_leg(act: Act, token: str, *, until: datetime) -> None:
    """until: by then the provider can find the call, if there is one."""
    change_leg(act, token, {"leased_until": until}, states=("dialling",))
