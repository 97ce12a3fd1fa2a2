"""The waiting order of an event: who is registered and has no seat, and who of them is on the line.

Whoever never had a seat waits in the order of registration, and comes before those whose seat went to somebody else;
these wait in the order in which they call. The first group may be thousands and is never walked: a place in it is
the ordinal of the registration, less those before it who have had a seat or cancelled.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, case, func, or_, select
from sqlalchemy.orm import aliased

from dialin.rules.outgoing.words import Purpose
from dialin.store.act import Act
from dialin.store.attendees import SEATED, AttendeeTable
from dialin.store.calls import CallTable
from dialin.store.rows import every, one
from dialin.store.seat_offers import has_declined
from dialin.store.work import WorkTable

_EVENT: BindParameter[int] = bindparam("event_id")
_ATTENDEE: BindParameter[int] = bindparam("attendee_id")
_LIVE_CALL = (
    select(func.min(CallTable.id))
    .where(CallTable.attendee_id == AttendeeTable.id, CallTable.hung_up_at.is_(None), CallTable.is_waiting)
    .scalar_subquery()
)
_NEVER_CALLS = 2**62  # behind every call
_LOST_A_SEAT = AttendeeTable.seated_at.is_not(None)
_ORDER = (
    _LOST_A_SEAT,
    case((_LOST_A_SEAT, func.coalesce(_LIVE_CALL, _NEVER_CALLS)), else_=AttendeeTable.ordinal),
    AttendeeTable.ordinal,
)
_IS_WAITING = (AttendeeTable.event_id == _EVENT, AttendeeTable.cancelled_at.is_(None), ~SEATED)
_NEVER_SEATED = (AttendeeTable.seated_at.is_(None), AttendeeTable.cancelled_at.is_(None))
_WAITING: Select[Any] = (
    select(AttendeeTable.id, AttendeeTable.name, _LIVE_CALL.label("call_id"), _LOST_A_SEAT.label("had_a_seat"))
    .where(*_IS_WAITING)
    .order_by(*_ORDER)
)
_ON_STANDBY = select(WorkTable.attendee_id).where(
    WorkTable.event_id == _EVENT, WorkTable.kind == Purpose.STANDBY, WorkTable.done_at.is_(None)
)
_LISTED = _WAITING.add_columns(AttendeeTable.id.in_(_ON_STANDBY))
_FIRST_BY_REGISTRATION: Select[Any] = (
    select(AttendeeTable.id, AttendeeTable.name, _LIVE_CALL.label("call_id"), _LOST_A_SEAT.label("had_a_seat"))
    .where(AttendeeTable.event_id == _EVENT, *_NEVER_SEATED)
    .order_by(AttendeeTable.seated_at, AttendeeTable.cancelled_at, AttendeeTable.ordinal)  # as the index has them
    .limit(1)
)
# Whoever has said no to a seat gets none any more, unless they wait on the line for one.
_FIRST_WITHOUT_THEIRS = _WAITING.where(
    _LOST_A_SEAT, or_(~has_declined(AttendeeTable.id), _LIVE_CALL.is_not(None))
).limit(1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the waiting list."""

    id: int  # of the attendee
    name: str
    call_id: int | None  # of the call that waits on the line
    had_a_seat: bool = False  # which went to somebody else
    is_on_standby: bool = False  # is called when a seat is free; told by the whole list alone


def waiting_list(act: Act, event_id: int) -> list[Waiting]:
    """Everybody without a seat, in order."""
    return every(Waiting, act.connection.execute(_LISTED, {"event_id": event_id}))


def first_by_registration(act: Act, event_id: int) -> Waiting | None:
    """The first of those who never had a seat."""
    return one(Waiting, act.connection.execute(_FIRST_BY_REGISTRATION, {"event_id": event_id}))


def first_waiting(act: Act, event_id: int) -> Waiting | None:
    by_registration = first_by_registration(act, event_id)
    return by_registration or one(Waiting, act.connection.execute(_FIRST_WITHOUT_THEIRS, {"event_id": event_id}))


_ON_THE_LINE = (
    select(CallTable.attendee_id, func.min(CallTable.id).label("call_id"))
    .where(CallTable.event_id == _EVENT, CallTable.hung_up_at.is_(None), CallTable.is_waiting)
    .group_by(CallTable.attendee_id)
    .subquery()
)
_FIRST_ON_THE_LINE = (
    select(AttendeeTable.id, AttendeeTable.name, _ON_THE_LINE.c.call_id, _LOST_A_SEAT.label("had_a_seat"))
    .select_from(_ON_THE_LINE.join(AttendeeTable.__table__, AttendeeTable.id == _ON_THE_LINE.c.attendee_id))
    .where(*_IS_WAITING)
    .order_by(
        _LOST_A_SEAT, case((_LOST_A_SEAT, _ON_THE_LINE.c.call_id), else_=AttendeeTable.ordinal), AttendeeTable.ordinal
    )
    .limit(1)
)


def first_on_the_line(act: Act, event_id: int) -> Waiting | None:
    """The first of the waiting list whose telephone waits at this moment."""
    return one(Waiting, act.connection.execute(_FIRST_ON_THE_LINE, {"event_id": event_id}))


_OTHER = aliased(AttendeeTable)


def _gone(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    """How many have had a seat or cancelled: counted apart, so that each is one stretch of the index."""
    had_a_seat = _count(_OTHER.seated_at.is_not(None), *conditions)
    return had_a_seat + _count(_OTHER.seated_at.is_(None), _OTHER.cancelled_at.is_not(None), *conditions)


def _count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).select_from(_OTHER).where(_OTHER.event_id == _EVENT, *conditions).scalar_subquery()


_LAST = select(func.max(_OTHER.ordinal)).where(_OTHER.event_id == _EVENT).scalar_subquery()
_ALL_NEVER_SEATED = func.coalesce(_LAST, 0) - _gone()
_WITHOUT_THEIRS = (
    select(
        AttendeeTable.id,
        func.row_number()
        .over(order_by=(func.coalesce(_LIVE_CALL, _NEVER_CALLS), AttendeeTable.ordinal))
        .label("place"),
    )
    .where(*_IS_WAITING, _LOST_A_SEAT)
    .subquery()
)
# A sum is no column: else the database might choose the index of ordinals and walk all who wait before.
_BEFORE = _OTHER.ordinal + 0 < AttendeeTable.ordinal
_PLACE_BY_REGISTRATION = select(AttendeeTable.ordinal - _gone(_BEFORE)).where(
    AttendeeTable.id == _ATTENDEE, AttendeeTable.event_id == _EVENT, *_NEVER_SEATED, ~SEATED
)
_PLACE_WITHOUT_THEIRS = select(_ALL_NEVER_SEATED + _WITHOUT_THEIRS.c.place).where(_WITHOUT_THEIRS.c.id == _ATTENDEE)
_COUNTED = select(_ALL_NEVER_SEATED + select(func.count()).select_from(_WITHOUT_THEIRS).scalar_subquery())


def waiting_position(act: Act, event_id: int, attendee_id: int) -> int | None:
    """The place in the waiting order, from 1; None for somebody who has a seat or is not registered."""
    asked = {"event_id": event_id, "attendee_id": attendee_id}
    place = act.connection.execute(_PLACE_BY_REGISTRATION, asked).scalar_one_or_none()
    return place or act.connection.execute(_PLACE_WITHOUT_THEIRS, asked).scalar_one_or_none()


def count_waiting(act: Act, event_id: int) -> int:
    return int(act.connection.execute(_COUNTED, {"event_id": event_id}).scalar_one())
