"""The seat table. A seat is a row: whoever is named by it has it, and nothing is counted to decide who gets in.

These statements are the only ones that write seats, and only actions/seats/ calls them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Executable,
    ForeignKey,
    UniqueConstraint,
    bindparam,
    case,
    delete,
    func,
    insert,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, table_of
from dialin.store.rows import first, one


@dataclass(frozen=True, slots=True)
class Seat:
    """The right to one line in the event."""

    id: int
    event_id: int
    number: int
    attendee_id: int | None  # whose it is
    call_id: int | None  # who sits in it
    held_until: datetime | None  # kept for a dropped caller until then; means nothing while somebody sits
    since: datetime | None  # when it last changed hands or was sat in


class SeatTable(Base):
    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("event_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    number: Mapped[int]
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), unique=True)
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"), unique=True)
    held_until: Mapped[datetime | None]
    since: Mapped[datetime | None]


_EVENT: BindParameter[int] = bindparam("of_event")
_ATTENDEE: BindParameter[int] = bindparam("of_attendee")
_CALL: BindParameter[int] = bindparam("by_call")
_NOW = bindparam("now", type_=SeatTable.since.type)
_NOT_HELD = or_(SeatTable.held_until.is_(None), SeatTable.held_until <= _NOW)


def _one(*conditions: Any) -> Any:
    """The first seat of the event for which all this is true and which nobody else is taking at this moment."""
    return (
        select(SeatTable.id)
        .where(SeatTable.event_id == _EVENT, *conditions)
        .order_by(SeatTable.attendee_id.is_not(None), SeatTable.number)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )


_SIT_IN_OWN = (
    update(SeatTable)
    .where(
        SeatTable.event_id == _EVENT,
        SeatTable.attendee_id == _ATTENDEE,
        or_(SeatTable.call_id.is_(None), SeatTable.call_id == _CALL),
    )
    .values(call_id=_CALL, since=case((SeatTable.call_id == _CALL, SeatTable.since), else_=_NOW))
    .returning(*table_of(SeatTable).c)
)
_TAKE_OVER_OWN = (
    update(SeatTable)
    .where(SeatTable.event_id == _EVENT, SeatTable.attendee_id == _ATTENDEE)
    .values(call_id=_CALL, held_until=null(), since=_NOW)
    .returning(*table_of(SeatTable).c)
)
_ALLOCATE = (
    update(SeatTable)
    .where(SeatTable.id == _one(SeatTable.attendee_id.is_(None)), SeatTable.attendee_id.is_(None))
    .values(attendee_id=_ATTENDEE, since=_NOW)
    .returning(*table_of(SeatTable).c)
)
_SIT_IN_UNUSED = (
    update(SeatTable)
    .where(SeatTable.id == _one(SeatTable.call_id.is_(None), _NOT_HELD), SeatTable.call_id.is_(None))
    .values(attendee_id=_ATTENDEE, call_id=_CALL, held_until=null(), since=_NOW)
    .returning(*table_of(SeatTable).c)
)


def _change(act: Act, statement: Executable, **values: Any) -> Seat | None:
    return first(Seat, act.connection.execute(statement, {"now": act.now, **values}))


@dataclass(frozen=True, slots=True)
class Claim:
    """Who wants to sit: a call, for an attendee, in a seat of this event."""

    of_event: int
    of_attendee: int
    by_call: int


def _claim(act: Act, statement: Executable, claim: Claim) -> Seat | None:
    return _change(act, statement, of_event=claim.of_event, of_attendee=claim.of_attendee, by_call=claim.by_call)


def sit_in_own_seat(act: Act, claim: Claim) -> Seat | None:
    """The attendee's seat, now sat in by this call; `held_until` is as it was before, and all where the call sat.

    None where the attendee has none, or another call sits.
    """
    return _claim(act, _SIT_IN_OWN, claim)


def take_over_own_seat(act: Act, claim: Claim) -> Seat | None:
    """As `sit_in_own_seat`, also where another call of the same attendee sits."""
    return _claim(act, _TAKE_OVER_OWN, claim)


def allocate_free_seat(act: Act, *, event_id: int, attendee_id: int) -> Seat | None:
    """A seat that was nobody's and is now this attendee's; None where there is none.

    Raises IntegrityError for an attendee who has a seat.
    """
    return _change(act, _ALLOCATE, of_event=event_id, of_attendee=attendee_id)


def sit_in_unused_seat(act: Act, claim: Claim) -> Seat | None:
    """A seat nobody sat in and that was not held, now this attendee's; None where there is none."""
    return _claim(act, _SIT_IN_UNUSED, claim)


_LEAVE = (
    update(SeatTable)
    .where(SeatTable.call_id == _CALL)
    .values(call_id=null(), held_until=bindparam("until", type_=SeatTable.held_until.type), since=_NOW)
    .returning(*table_of(SeatTable).c)
)


def leave_seat(act: Act, *, call_id: int, held_until: datetime | None) -> Seat | None:
    """The seat this call sat in, now left and held for its attendee; None where it sat in none."""
    return _change(act, _LEAVE, by_call=call_id, until=held_until)


def give_up_seat(act: Act, *, attendee_id: int) -> bool:
    """Whether the attendee had a seat; it is nobody's now."""
    given = (
        update(SeatTable)
        .where(SeatTable.attendee_id == attendee_id)
        .values(attendee_id=None, call_id=None, held_until=None, since=act.now)
    )
    return act.connection.execute(given).rowcount == 1


def end_holds(act: Act, *, event_id: int) -> int:
    """How many holds had run out; their seats stay allocated and may be taken after the no-show time."""
    over = update(SeatTable).where(
        SeatTable.event_id == event_id, SeatTable.call_id.is_(None), SeatTable.held_until <= act.now
    )
    over = over.values(held_until=None)
    return act.connection.execute(over).rowcount


def empty_seats(act: Act, *, event_id: int) -> None:
    """Nobody sits in any seat of the event and none is held; who they were allocated to stays on record."""
    emptied = (
        update(SeatTable).where(SeatTable.event_id == event_id).values(call_id=None, held_until=None, since=act.now)
    )
    act.connection.execute(emptied)


def add_seats(act: Act, event_id: int, numbers: range) -> None:
    rows = [{"event_id": event_id, "number": number} for number in numbers]
    if rows:
        act.connection.execute(insert(SeatTable), rows)


def drop_free_seats(act: Act, *, event_id: int, count: int) -> int:
    """How many seats that are nobody's were dropped, the highest numbers first; at most `count`."""
    free = (
        select(SeatTable.id)
        .where(SeatTable.event_id == event_id, SeatTable.attendee_id.is_(None), SeatTable.call_id.is_(None))
        .order_by(SeatTable.number.desc())
        .limit(count)
        .with_for_update(skip_locked=True)
        .cte("free")  # evaluated once, which a subquery need not be
    )
    dropped = delete(SeatTable).where(SeatTable.id.in_(select(free.c.id))).returning(SeatTable.id)
    return len(act.connection.execute(dropped).all())


_OWN = select(SeatTable.__table__).where(SeatTable.attendee_id == bindparam("attendee_id"))
_OWN_LOCKED = _OWN.with_for_update()
_HOLD_OVER = (
    select(SeatTable.id)
    .where(SeatTable.event_id == _EVENT, SeatTable.call_id.is_(None), SeatTable.held_until <= _NOW)
    .limit(1)
)
_UNUSED = select(SeatTable.id).where(SeatTable.event_id == _EVENT, SeatTable.call_id.is_(None), _NOT_HELD).limit(1)
_UNALLOCATED = select(SeatTable.id).where(SeatTable.event_id == _EVENT, SeatTable.attendee_id.is_(None)).limit(1)


def seat_of(act: Act, attendee_id: int, *, lock: bool = False) -> Seat | None:
    """lock: until the commit, so that whoever is found in it is whom a take-over displaces."""
    return one(Seat, act.connection.execute(_OWN_LOCKED if lock else _OWN, {"attendee_id": attendee_id}))


def is_any_hold_over(act: Act, event_id: int) -> bool:
    return act.connection.execute(_HOLD_OVER, {"of_event": event_id, "now": act.now}).first() is not None


def is_any_unused(act: Act, event_id: int) -> bool:
    return act.connection.execute(_UNUSED, {"of_event": event_id, "now": act.now}).first() is not None


def is_any_unallocated(act: Act, event_id: int) -> bool:
    return act.connection.execute(_UNALLOCATED, {"of_event": event_id}).first() is not None


@dataclass(frozen=True, slots=True)
class SeatNumbers:
    """How many seats there are, their highest number, and how many are somebody's."""

    seats: int
    highest: int
    in_use: int


def count_seats(act: Act, event_id: int) -> SeatNumbers:
    in_use = func.count(SeatTable.id).filter(or_(SeatTable.attendee_id.is_not(None), SeatTable.call_id.is_not(None)))
    counted = select(func.count(SeatTable.id), func.coalesce(func.max(SeatTable.number), 0), in_use)
    return SeatNumbers(*act.connection.execute(counted.where(SeatTable.event_id == event_id)).one())
