"""Notes what the provider reports of a bridge leg: that there is a call, or that it has ended."""

from dialin.actions.bridges.adopt_leg import adopt_leg
from dialin.actions.bridges.end_leg import end_leg
from dialin.store.act import Act
from dialin.store.bridge_legs import lock_leg


def note_leg(act: Act, token: str, sid: str, *, ending: str | None) -> None:
    """ending: how the call ended, such as busy; None while it goes on.

    That a leg is up is only believed of one that has asked for the room. Reports of an attempt that was given up,
    of another call, or of what is known already change nothing.
    """
    leg = lock_leg(act, token)
    if leg is None or leg.sid not in (None, sid):
        return
    if ending is None:
        adopt_leg(act, token, sid)
    else:
        end_leg(act, leg, failure=ending)
