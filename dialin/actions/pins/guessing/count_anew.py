"""Lifts what many unknown PINs have closed: PINs alone open again."""

from dialin.actions.pins.guessing.gate import TOGETHER
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.guesses import forget_guesses_in


def count_anew(act: Act, scope: str) -> Refused | None:
    """Starts this count again from zero; only those of many lines together can be."""
    if scope not in TOGETHER:
        return Refused("There is no such count. Go back to the seat board and choose one from there.")
    forget_guesses_in(act, scope)
    log_change(act, "throttle.reset", scope=scope)
    return None
