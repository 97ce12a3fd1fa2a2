"""The seat table. A seat is a row: whoever is named by it has it, and nothing is counted to decide who gets in.

These statements are the only ones that write seats, and only actions/seats/ calls them. A caller who may not stay is
*leaving* until known to be out (`store/leaving.py`); for so long nobody else sits, and `next_call_id` waits.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ForeignKey,
    UniqueConstraint,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)  # fmt: skip
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, table_of
from dialin.store.rows import every, first, one


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
    leaving_since: datetime | None  # when who sits in it was sent away; may still be in the room until known to be out
    next_call_id: int | None  # who waits for them to be out


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
    leaving_since: Mapped[datetime | None]
    next_call_id: Mapped[int | None] = mapped_column(index=True)


_ATTENDEE = bindparam("of_attendee", type_=SeatTable.attendee_id.type)
_EVENT, _CALL = bindparam("of_event", type_=SeatTable.event_id.type), bindparam("by_call", type_=SeatTable.call_id.type)
_NOW, _UNTIL = bindparam("now", type_=SeatTable.since.type), bindparam("until", type_=SeatTable.held_until.type)
_SITS = SeatTable.call_id == _CALL
_NOT_HELD = or_(SeatTable.held_until.is_(None), SeatTable.held_until <= _NOW)
_NOBODYS = (SeatTable.attendee_id.is_(None), SeatTable.call_id.is_(None))
_WAITING_CALL = "SELECT 1 FROM call WHERE call.attendee_id = seat.attendee_id AND hung_up_at IS NULL AND is_waiting"
_NOT_AWAITED = text(f"NOT EXISTS ({_WAITING_CALL})")  # else its own attendee is about to hear of it, and to sit


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
        or_(SeatTable.call_id.is_(None), and_(_SITS, SeatTable.leaving_since.is_(None))),
        text("(SELECT barred_at FROM attendee WHERE id = seat.attendee_id) IS NULL"),
    )
    .values(call_id=_CALL, since=case((_SITS, SeatTable.since), else_=_NOW))
    .returning(*table_of(SeatTable).c)
)
_TAKE_OVER_OWN = (
    update(SeatTable)
    .where(SeatTable.event_id == _EVENT, SeatTable.attendee_id == _ATTENDEE)
    .values(call_id=_CALL, held_until=None, since=_NOW, leaving_since=None, next_call_id=None)
    .returning(*table_of(SeatTable).c)
)
_CLAIM_NEXT = (
    update(SeatTable)
    .where(SeatTable.event_id == _EVENT, SeatTable.attendee_id == _ATTENDEE, SeatTable.call_id.is_not(None))
    .values(next_call_id=_CALL, held_until=None, leaving_since=func.coalesce(SeatTable.leaving_since, _NOW))
    .returning(*table_of(SeatTable).c)
)
_ALLOCATE = (
    update(SeatTable)
    .where(SeatTable.id == _one(*_NOBODYS), *_NOBODYS)
    .values(attendee_id=_ATTENDEE, since=_NOW, held_until=_UNTIL)
    .returning(*table_of(SeatTable).c)
)
_SIT_IN_UNUSED = (
    update(SeatTable)
    .where(SeatTable.id == _one(SeatTable.call_id.is_(None), _NOT_HELD, _NOT_AWAITED), SeatTable.call_id.is_(None))
    .values(attendee_id=_ATTENDEE, call_id=_CALL, held_until=_UNTIL, since=_NOW)
    .returning(*table_of(SeatTable).c)
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who wants to sit: a call, for an attendee, in a seat of this event."""

    of_event: int
    of_attendee: int
    by_call: int


def _claim(act: Act, statement: Any, claim: Claim) -> Seat | None:
    return first(Seat, act.connection.execute(statement, {"now": act.now, **asdict(claim)}))


def sit_in_own_seat(act: Act, claim: Claim) -> Seat | None:
    """The attendee's seat, now sat in by this call; `held_until` is as it was before, and all where the call sat.

    None where the attendee has none or is barred, or another call sits, or this one has been sent away.
    """
    return _claim(act, _SIT_IN_OWN, claim)


def take_over_own_seat(act: Act, claim: Claim) -> Seat | None:
    """As `sit_in_own_seat`, also where another call of the same attendee sits, which must be known to be out."""
    return _claim(act, _TAKE_OVER_OWN, claim)


def claim_next(act: Act, claim: Claim) -> Seat | None:
    """The attendee's seat: who sits in it is leaving, and this call, the newest to claim it, is next."""
    return _claim(act, _CLAIM_NEXT, claim)


def allocate_free_seat(act: Act, *, event_id: int, attendee_id: int, until: datetime | None = None) -> Seat | None:
    """A seat that was nobody's; None where there is none. Raises IntegrityError for an attendee who has a seat."""
    asked = {"now": act.now, "of_event": event_id, "of_attendee": attendee_id, "until": until}
    return first(Seat, act.connection.execute(_ALLOCATE, asked))


def sit_in_unused_seat(act: Act, claim: Claim) -> Seat | None:
    """A seat nobody sat in, that was not held, and for which nobody waits whose it is; None where there is none."""
    return first(Seat, act.connection.execute(_SIT_IN_UNUSED, {"now": act.now, "until": None, **asdict(claim)}))


def keep_unused_seat(act: Act, *, event_id: int, attendee_id: int, until: datetime) -> Seat | None:
    """The same for somebody who is called at this moment: nobody sits in it yet, and it is held until then."""
    asked = {"of_event": event_id, "of_attendee": attendee_id, "by_call": None}
    return first(Seat, act.connection.execute(_SIT_IN_UNUSED, {"now": act.now, "until": until, **asked}))


_LEAVE = (
    update(SeatTable)
    .where(or_(_SITS, SeatTable.next_call_id == _CALL))
    .values(
        call_id=case((_SITS, SeatTable.next_call_id), else_=SeatTable.call_id),
        held_until=case((and_(_SITS, SeatTable.leaving_since.is_not(None)), SeatTable.held_until), else_=_UNTIL),
        since=case((_SITS, _NOW), else_=SeatTable.since),
        leaving_since=case((_SITS, None), else_=SeatTable.leaving_since),
        next_call_id=None,
    )
    .returning(*table_of(SeatTable).c)
)
_SENT = func.coalesce(SeatTable.leaving_since, _NOW)
_SEND_AWAY = update(SeatTable).where(_SITS).values(leaving_since=_SENT, held_until=_UNTIL)
_LET_STAY = update(SeatTable).where(_SITS).values(leaving_since=None, next_call_id=None, held_until=None)
_EMPTY = {"call_id": None, "held_until": None, "leaving_since": None, "next_call_id": None}


def leave_seat(act: Act, *, call_id: int, held_until: datetime | None) -> list[Seat]:
    """The seats this call sat in or waited for, as they are now; it must be known to be out of the room.

    One that it was leaving goes to who is next, else is held as was said then; any other is held until `held_until`.
    """
    return every(Seat, act.connection.execute(_LEAVE, {"now": act.now, "by_call": call_id, "until": held_until}))


def send_away(act: Act, *, call_id: int, held_until: datetime | None) -> None:
    """This call may not stay; once it is out its seat is held for the attendee."""
    act.connection.execute(_SEND_AWAY, {"now": act.now, "by_call": call_id, "until": held_until})


def let_stay(act: Act, *, call_id: int) -> None:
    """This call was sent away and is not any more; nobody is next."""
    act.connection.execute(_LET_STAY, {"by_call": call_id})


def give_up_seat(act: Act, *, attendee_id: int, is_left: bool) -> bool:
    """Whether the attendee had a seat; it is nobody's now. is_left: else who sits in it is leaving."""
    values: dict[str, Any] = _EMPTY | {"attendee_id": None, "since": act.now}
    if not is_left:
        values |= {"call_id": SeatTable.call_id, "leaving_since": func.coalesce(SeatTable.leaving_since, act.now)}
    given = update(SeatTable).where(SeatTable.attendee_id == attendee_id).values(values)
    return act.connection.execute(given).rowcount == 1


def end_holds(act: Act, *, event_id: int) -> int:
    """How many holds had run out; their seats stay allocated and may be taken after the no-show time."""
    held = (SeatTable.event_id == event_id, SeatTable.call_id.is_(None), SeatTable.held_until <= act.now)
    return act.connection.execute(update(SeatTable).where(*held).values(held_until=None)).rowcount


def empty_seats(act: Act, *, event_id: int) -> None:
    """Nobody sits in any seat of the event and none is held; who they were allocated to stays on record."""
    act.connection.execute(update(SeatTable).where(SeatTable.event_id == event_id).values(_EMPTY | {"since": act.now}))


def add_seats(act: Act, event_id: int, numbers: range) -> None:
    if numbers:
        act.connection.execute(insert(SeatTable), [{"event_id": event_id, "number": number} for number in numbers])


def drop_free_seats(act: Act, *, event_id: int, count: int) -> int:
    """How many seats that are nobody's were dropped, the highest numbers first; at most `count`."""
    free = (
        select(SeatTable.id)
        .where(SeatTable.event_id == event_id, *_NOBODYS)
        .order_by(SeatTable.number.desc())
        .limit(count)
        .with_for_update(skip_locked=True)
        .cte("free")  # evaluated once, which a subquery need not be
    )
    dropped = delete(SeatTable).where(SeatTable.id.in_(select(free.c.id))).returning(SeatTable.id)
    return len(act.connection.execute(dropped).all())


_OWN = select(SeatTable.__table__).where(SeatTable.attendee_id == _ATTENDEE)
_OWN_LOCKED = _OWN.with_for_update()


def seat_of(act: Act, attendee_id: int, *, lock: bool = False) -> Seat | None:
    """lock: until the commit, so that whoever is found in it is whom a take-over displaces."""
    return one(Seat, act.connection.execute(_OWN_LOCKED if lock else _OWN, {"of_attendee": attendee_id}))
