"""The table of lines into the videoconference, of events in direct mode with a limit. Its rows are the limit.

These statements are the only ones that write lines, and only actions/seats/ calls them, with the event locked;
but whoever comes from another event frees the line there without that lock.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BindParameter,
    ForeignKey,
    UniqueConstraint,
    bindparam,
    delete,
    exists,
    func,
    insert,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, aliased, mapped_column

from dialin.store.act import Act
from dialin.store.calls import CallTable
from dialin.store.database import Base, table_of
from dialin.store.rows import every, first, one
from dialin.store.seats import SeatTable


@dataclass(frozen=True, slots=True)
class DirectLine:
    """The right of one caller in a seat to be put through to the videoconference."""

    id: int
    event_id: int
    number: int
    call_id: int | None  # whose it is, for as long as this call sits in a seat of the event


class DirectLineTable(Base):
    __tablename__ = "direct_line"
    __table_args__ = (UniqueConstraint("event_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    number: Mapped[int]
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"), unique=True)


_EVENT: BindParameter[int] = bindparam("of_event")
_CALL: BindParameter[int] = bindparam("by_call")
_OTHER: BindParameter[int] = bindparam("other_call")
_SITS = exists().where(SeatTable.event_id == DirectLineTable.event_id, SeatTable.call_id == DirectLineTable.call_id)

_OWN_OR_FREE = or_(DirectLineTable.call_id.is_(None), DirectLineTable.call_id == _CALL)
_ONE = (
    select(DirectLineTable.id)
    .where(DirectLineTable.event_id == _EVENT, _OWN_OR_FREE)
    .order_by(DirectLineTable.call_id.is_(None), DirectLineTable.number)
    .limit(1)
    .with_for_update(skip_locked=True)
    .scalar_subquery()
)
_TAKE = (
    update(DirectLineTable)
    .where(DirectLineTable.id == _ONE, _OWN_OR_FREE)
    .values(call_id=_CALL)
    .returning(*table_of(DirectLineTable).c)
)
_has_one_too = aliased(DirectLineTable)
_HAND_OVER = (
    update(DirectLineTable)
    .where(DirectLineTable.call_id == _OTHER, ~exists().where(_has_one_too.call_id == _CALL))
    .values(call_id=_CALL)
)
_FREE = update(DirectLineTable).where(DirectLineTable.call_id == _CALL).values(call_id=null())
_FREE_THOSE_OF_ABSENT = (
    update(DirectLineTable)
    .where(DirectLineTable.event_id == _EVENT, DirectLineTable.call_id.is_not(None), ~_SITS)
    .values(call_id=null())
)


def take_line(act: Act, *, event_id: int, call_id: int) -> DirectLine | None:
    """The line of this call: the one that it had, else one that was nobody's and is its own now; None without any."""
    return first(DirectLine, act.connection.execute(_TAKE, {"of_event": event_id, "by_call": call_id}))


def hand_line_over(act: Act, *, from_call: int, to_call: int) -> None:
    """The line of one call is another's now, unless there is none, or the other has one."""
    act.connection.execute(_HAND_OVER, {"other_call": from_call, "by_call": to_call})


def free_line(act: Act, *, call_id: int) -> None:
    act.connection.execute(_FREE, {"by_call": call_id})


def free_lines_of_absent(act: Act, event_id: int) -> None:
    """Whoever sits in no seat of the event has no line there."""
    act.connection.execute(_FREE_THOSE_OF_ABSENT, {"of_event": event_id})


def add_lines(act: Act, event_id: int, numbers: range) -> None:
    rows = [{"event_id": event_id, "number": number} for number in numbers]
    if rows:
        act.connection.execute(insert(DirectLineTable), rows)


def drop_free_lines(act: Act, *, event_id: int, count: int) -> None:
    """At most `count` lines that are nobody's, the highest numbers first."""
    free = (
        select(DirectLineTable.id)
        .where(DirectLineTable.event_id == event_id, DirectLineTable.call_id.is_(None))
        .order_by(DirectLineTable.number.desc())
        .limit(count)
        .cte("free")  # evaluated once, which a subquery need not be
    )
    act.connection.execute(delete(DirectLineTable).where(DirectLineTable.id.in_(select(free.c.id))))


def drop_all_lines(act: Act, event_id: int) -> None:
    act.connection.execute(delete(DirectLineTable).where(DirectLineTable.event_id == event_id))


@dataclass(frozen=True, slots=True)
class LineAwaited:
    """A call that sits in a seat and has no line. is_waiting: it has been told so, and waits."""

    call_id: int
    is_waiting: bool


_AWAITED = (
    select(CallTable.id, CallTable.is_waiting)
    .join(SeatTable, SeatTable.call_id == CallTable.id)
    .where(
        SeatTable.event_id == _EVENT,
        CallTable.hung_up_at.is_(None),
        ~exists().where(DirectLineTable.call_id == CallTable.id),
    )
    .order_by(CallTable.id)
)
_FIRST = _AWAITED.limit(1)
_COUNTED = select(func.count()).select_from(_AWAITED.order_by(None).subquery())
_PLACE = select(func.count()).select_from(_AWAITED.where(CallTable.id <= _CALL).order_by(None).subquery())
_UNUSED = select(DirectLineTable.id).where(
    DirectLineTable.event_id == _EVENT, or_(DirectLineTable.call_id.is_(None), ~_SITS)
)
_ANY_UNUSED = _UNUSED.limit(1)


def list_awaited(act: Act, event_id: int) -> list[LineAwaited]:
    """Who sits without a line, by arrival on the line."""
    return every(LineAwaited, act.connection.execute(_AWAITED, {"of_event": event_id}))


def first_awaited(act: Act, event_id: int) -> LineAwaited | None:
    return one(LineAwaited, act.connection.execute(_FIRST, {"of_event": event_id}))


def count_awaited(act: Act, event_id: int) -> int:
    return int(act.connection.execute(_COUNTED, {"of_event": event_id}).scalar_one())


def place_of(act: Act, *, event_id: int, call_id: int) -> int:
    """The place of a call that sits without a line among all of them, from 1."""
    return int(act.connection.execute(_PLACE, {"of_event": event_id, "by_call": call_id}).scalar_one())


def is_any_unused(act: Act, event_id: int) -> bool:
    return act.connection.execute(_ANY_UNUSED, {"of_event": event_id}).first() is not None


@dataclass(frozen=True, slots=True)
class LineNumbers:
    """How many lines there are, their highest number, and how many are somebody's."""

    lines: int
    highest: int
    in_use: int


def count_lines(act: Act, event_id: int) -> LineNumbers:
    counted: Any = select(
        func.count(DirectLineTable.id), func.coalesce(func.max(DirectLineTable.number), 0),
        func.count(DirectLineTable.call_id),
    )  # fmt: skip
    return LineNumbers(*act.connection.execute(counted.where(DirectLineTable.event_id == event_id)).one())
