"""Moments until which something rests, and what becomes of them where the clock of a host is set back."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_
from sqlalchemy.orm import InstrumentedAttribute

from dialin.store.act import Act

# Neither a lease nor a pause is ever longer: a moment further ahead was written by a clock that was ahead itself.
FURTHEST = timedelta(minutes=5)


def is_past(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """For statements that are handed `moments_of` their act."""
    kind = column.type
    return or_(column <= bindparam("now", type_=kind), column > bindparam("furthest", type_=kind))


def moments_of(act: Act) -> dict[str, datetime]:
    return {"now": act.now, "furthest": act.now + FURTHEST}


def rests(until: datetime | None, now: datetime) -> bool:
    return until is not None and now < until <= now + FURTHEST
