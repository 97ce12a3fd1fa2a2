"""The seat table. A seat is a row: whoever is named by it has it, and nothing is counted to decide who gets in.

These statements are the only ones that write seats, and only actions/ calls them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    ForeignKey,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    func,
    insert,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, Record


class Seat(Base):
    """The right to one line in the event.

    attendee_id: whose it is. call_id: who sits in it. held_until: kept for a dropped caller until then; it says
    nothing while somebody sits.
    since: when it last changed hands or was sat in.
    """

    __tablename__ = "seat"
    __table_args__ = (UniqueConstraint("event_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    number: Mapped[int]
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), unique=True)
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"), unique=True)
    held_until: Mapped[datetime | None]
    since: Mapped[datetime | None]


_E: BindParameter[int] = bindparam("e")
_A: BindParameter[int] = bindparam("a")
_C: BindParameter[int] = bindparam("c")
_NOW = bindparam("now", type_=Seat.since.type)
_NOT_HELD = or_(Seat.held_until.is_(None), Seat.held_until <= _NOW)


def _one(*conditions: Any) -> Any:
    """The first seat of the event for which all this is true and which nobody else is taking at this moment."""
    return (
        select(Seat.id)
        .where(Seat.event_id == _E, *conditions)
        .order_by(Seat.attendee_id.is_not(None), Seat.number)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )


_SIT_IN_OWN = (
    update(Seat)
    .where(Seat.event_id == _E, Seat.attendee_id == _A, or_(Seat.call_id.is_(None), Seat.call_id == _C))
    .values(call_id=_C, since=_NOW)
    .returning(Seat.number, Seat.held_until)
)
_TAKE_OVER_OWN = (
    update(Seat)
    .where(Seat.event_id == _E, Seat.attendee_id == _A)
    .values(call_id=_C, held_until=null(), since=_NOW)
    .returning(Seat.number)
)
_ALLOCATE = (
    update(Seat)
    .where(Seat.id == _one(Seat.attendee_id.is_(None)), Seat.attendee_id.is_(None))
    .values(attendee_id=_A, since=_NOW)
    .returning(Seat.number)
)
_SIT_IN_UNUSED = (
    update(Seat)
    .where(Seat.id == _one(Seat.call_id.is_(None), _NOT_HELD), Seat.call_id.is_(None))
    .values(attendee_id=_A, call_id=_C, held_until=null(), since=_NOW)
    .returning(Seat.number)
)


def _number(connection: Connection, statement: Any, values: dict[str, Any]) -> int | None:
    found = connection.execute(statement, values).first()
    return None if found is None else int(found.number)


def sit_in_own_seat(
    connection: Connection, *, event_id: int, attendee_id: int, call_id: int, now: datetime
) -> Record | None:
    """The attendee's seat, now sat in by this call: `number`, and `held_until` as it was.

    None where the attendee has none, or another call sits.
    """
    own = {"e": event_id, "a": attendee_id, "c": call_id, "now": now}
    return connection.execute(_SIT_IN_OWN, own).first()


def take_over_own_seat(
    connection: Connection, *, event_id: int, attendee_id: int, call_id: int, now: datetime
) -> int | None:
    """As `sit_in_own_seat`, also where another call of the same attendee sits."""
    return _number(connection, _TAKE_OVER_OWN, {"e": event_id, "a": attendee_id, "c": call_id, "now": now})


def allocate_free_seat(connection: Connection, *, event_id: int, attendee_id: int, now: datetime) -> int | None:
    """The number of a seat that was nobody's and is now this attendee's; None where there is none.

    Raises IntegrityError for an attendee who has a seat.
    """
    return _number(connection, _ALLOCATE, {"e": event_id, "a": attendee_id, "now": now})


def sit_in_unused_seat(
    connection: Connection, *, event_id: int, attendee_id: int, call_id: int, now: datetime
) -> int | None:
    """The number of a seat nobody sat in and that was not held, now this attendee's; None where there is none."""
    return _number(connection, _SIT_IN_UNUSED, {"e": event_id, "a": attendee_id, "c": call_id, "now": now})


_LEAVE = (
    update(Seat)
    .where(Seat.call_id == _C)
    .values(call_id=null(), held_until=bindparam("until", type_=Seat.held_until.type), since=_NOW)
    .returning(Seat.event_id, Seat.number)
)


def leave_seat(connection: Connection, *, call_id: int, held_until: datetime | None, now: datetime) -> Record | None:
    """The seat this call sat in, now left and held for its attendee; None where it sat in none."""
    return connection.execute(_LEAVE, {"c": call_id, "until": held_until, "now": now}).first()


def give_up_seat(connection: Connection, *, attendee_id: int, now: datetime) -> bool:
    """Whether the attendee had a seat; it is nobody's now."""
    given = (
        update(Seat)
        .where(Seat.attendee_id == attendee_id)
        .values(attendee_id=None, call_id=None, held_until=None, since=now)
    )
    return connection.execute(given).rowcount == 1


def end_holds(connection: Connection, *, event_id: int, now: datetime) -> int:
    """How many holds had run out; their seats stay allocated and may be taken after the no-show time."""
    over = update(Seat).where(Seat.event_id == event_id, Seat.call_id.is_(None), Seat.held_until <= now)
    over = over.values(held_until=None)
    return connection.execute(over).rowcount


def empty_seats(connection: Connection, *, event_id: int, now: datetime) -> None:
    """Nobody sits in any seat of the event and none is held; who they were allocated to stays on record."""
    emptied = update(Seat).where(Seat.event_id == event_id).values(call_id=None, held_until=None, since=now)
    connection.execute(emptied)


def add_seats(connection: Connection, *, event_id: int, first: int, last: int) -> None:
    rows = [{"event_id": event_id, "number": number} for number in range(first, last + 1)]
    if rows:
        connection.execute(insert(Seat), rows)


def drop_free_seats(connection: Connection, *, event_id: int, count: int) -> int:
    """How many seats that are nobody's were dropped, the highest numbers first; at most `count`."""
    free = (
        select(Seat.id)
        .where(Seat.event_id == event_id, Seat.attendee_id.is_(None), Seat.call_id.is_(None))
        .order_by(Seat.number.desc())
        .limit(count)
        .with_for_update(skip_locked=True)
        .cte("free")  # evaluated once, which a subquery need not be
    )
    dropped = delete(Seat).where(Seat.id.in_(select(free.c.id))).returning(Seat.id)
    return len(connection.execute(dropped).all())


_OWN = select(Seat.__table__).where(Seat.attendee_id == bindparam("attendee_id"))
_OWN_LOCKED = _OWN.with_for_update()
_OF_EVENT = select(Seat.__table__).where(Seat.event_id == bindparam("event_id")).order_by(Seat.number)
_HOLD_OVER = select(Seat.id).where(Seat.event_id == _E, Seat.call_id.is_(None), Seat.held_until <= _NOW).limit(1)
_UNUSED = select(Seat.id).where(Seat.event_id == _E, Seat.call_id.is_(None), _NOT_HELD).limit(1)
_UNALLOCATED = select(Seat.id).where(Seat.event_id == _E, Seat.attendee_id.is_(None)).limit(1)


def seat_of(connection: Connection, attendee_id: int, *, lock: bool = False) -> Record | None:
    """lock: until the commit, so that whoever is found in it is whom a take-over displaces."""
    return connection.execute(_OWN_LOCKED if lock else _OWN, {"attendee_id": attendee_id}).one_or_none()


def list_seats(connection: Connection, event_id: int) -> Sequence[Record]:
    return connection.execute(_OF_EVENT, {"event_id": event_id}).all()


def is_any_hold_over(connection: Connection, event_id: int, now: datetime) -> bool:
    return connection.execute(_HOLD_OVER, {"e": event_id, "now": now}).first() is not None


def is_any_unused(connection: Connection, event_id: int, now: datetime) -> bool:
    return connection.execute(_UNUSED, {"e": event_id, "now": now}).first() is not None


def is_any_unallocated(connection: Connection, event_id: int) -> bool:
    return connection.execute(_UNALLOCATED, {"e": event_id}).first() is not None


def count_seats(connection: Connection, event_id: int) -> Record:
    """`seats, highest, in_use`: rows, the highest number, and how many are somebody's."""
    in_use = func.count(Seat.id).filter(or_(Seat.attendee_id.is_not(None), Seat.call_id.is_not(None)))
    counted = select(
        func.count(Seat.id).label("seats"),
        func.coalesce(func.max(Seat.number), 0).label("highest"),
        in_use.label("in_use"),
    )
    return connection.execute(counted.where(and_(Seat.event_id == event_id))).one()
