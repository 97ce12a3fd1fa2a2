"""Lifts a lock-out: PINs can be keyed again."""

from dialin.actions.pins.throttle import UNREGISTERED, WITHHELD
from dialin.rules.refusals import Refused
from dialin.store import throttles
from dialin.store.act import Act
from dialin.store.audit import log_change

HOLDING = (WITHHELD, UNREGISTERED)


def reset_throttle(act: Act, scope: str) -> Refused | None:
    """Starts this count again from zero; only the two that hold until staff have looked can be reset."""
    if scope not in HOLDING:
        return Refused("There is no such lock-out. Go back to the seat board and choose one from there.")
    throttles.reset(act, scope)
    log_change(act, "throttle.reset", scope=scope)
    return None
