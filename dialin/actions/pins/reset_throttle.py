"""Lifts a lock-out: PINs can be keyed again."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.pins.throttle import UNREGISTERED, WITHHELD
from dialin.actions.staff.record import record
from dialin.rules.refusals import Refused
from dialin.store import throttles

HOLDING = (WITHHELD, UNREGISTERED)


def reset_throttle(connection: Connection, scope: str, *, actor: str, now: datetime) -> Refused | None:
    """Starts this count again from zero; only the two that hold until staff have looked can be reset."""
    if scope not in HOLDING:
        return Refused("There is no such lock-out. Go back to the seat board and choose one from there.")
    throttles.reset(connection, scope)
    record(connection, "throttle.reset", actor=actor, now=now, scope=scope)
    return None
