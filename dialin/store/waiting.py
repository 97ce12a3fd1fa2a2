"""The waiting order of an event: who is registered and has no seat, and who of them is on the line."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, case, func, select

from dialin.store.act import Act
from dialin.store.attendees import SEATED, AttendeeTable
from dialin.store.calls import CallTable
from dialin.store.rows import every, one

# The waiting order: the waiting list by registration first, then those whose seat went to somebody else, by arrival.
_LIVE_CALL = (
    select(func.min(CallTable.id))
    .where(CallTable.attendee_id == AttendeeTable.id, CallTable.hung_up_at.is_(None), CallTable.is_waiting)
    .scalar_subquery()
)
_LOST_A_SEAT = AttendeeTable.seated_at.is_not(None)
_ORDER = (
    _LOST_A_SEAT,
    case((_LOST_A_SEAT, func.coalesce(_LIVE_CALL, 2**62)), else_=AttendeeTable.id),
    AttendeeTable.id,
)
_IS_WAITING = (AttendeeTable.event_id == bindparam("event_id"), AttendeeTable.cancelled_at.is_(None), ~SEATED)
_WAITING: Select[Any] = (
    select(AttendeeTable.id, AttendeeTable.name, _LIVE_CALL.label("call_id")).where(*_IS_WAITING).order_by(*_ORDER)
)
_FIRST_WAITING = _WAITING.limit(1)
_FIRST_ON_THE_LINE = _WAITING.where(_LIVE_CALL.is_not(None)).limit(1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the waiting list."""

    id: int  # of the attendee
    name: str
    call_id: int | None  # of the call that waits on the line


def waiting_list(act: Act, event_id: int) -> list[Waiting]:
    """Everybody without a seat, in order."""
    return every(Waiting, act.connection.execute(_WAITING, {"event_id": event_id}))


def first_waiting(act: Act, event_id: int) -> Waiting | None:
    return one(Waiting, act.connection.execute(_FIRST_WAITING, {"event_id": event_id}))


def first_on_the_line(act: Act, event_id: int) -> Waiting | None:
    """The first of the waiting list whose telephone waits at this moment."""
    return one(Waiting, act.connection.execute(_FIRST_ON_THE_LINE, {"event_id": event_id}))


_PLACES = _WAITING.add_columns(func.row_number().over(order_by=_ORDER).label("position")).subquery()
_POSITION = select(_PLACES.c.position).where(_PLACES.c.id == bindparam("attendee_id"))
_COUNTED = select(func.count()).select_from(AttendeeTable).where(*_IS_WAITING)


def waiting_position(act: Act, event_id: int, attendee_id: int) -> int | None:
    """The place in the waiting order, from 1; None for somebody who has a seat or is not registered."""
    asked = {"event_id": event_id, "attendee_id": attendee_id}
    return act.connection.execute(_POSITION, asked).scalar_one_or_none()


def count_waiting(act: Act, event_id: int) -> int:
    return int(act.connection.execute(_COUNTED, {"event_id": event_id}).scalar_one())
