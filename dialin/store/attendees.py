"""The attendee table: people registered for an event. Seated or waiting is never stored: a seat names them or not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    ForeignKey,
    Index,
    Select,
    bindparam,
    case,
    exists,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.calls import Call
from dialin.store.database import Base, Record
from dialin.store.events import Event
from dialin.store.seats import Seat

_LIVING = text("cancelled_at IS NULL")


class Attendee(Base):
    """One registration. seated_at: when it first got a seat, None while it never had one. phone: E.164.

    barred_at: staff removed this person and let nobody in with their PIN. is_untyped: registered by telephone, name
    and address are spoken and wait to be typed up.
    """

    __tablename__ = "attendee"
    __table_args__ = (
        Index(
            "one_registration", "event_id", "phone", "name_key", unique=True,
            sqlite_where=_LIVING, postgresql_where=_LIVING,
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    name: Mapped[str]
    name_key: Mapped[str]
    phone: Mapped[str | None] = mapped_column(index=True)
    language: Mapped[str]
    delivery: Mapped[str]
    email: Mapped[str | None]
    callback: Mapped[bool]
    registered_at: Mapped[datetime]
    seated_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    late_reason: Mapped[str | None]
    barred_at: Mapped[datetime | None]
    bar_reason: Mapped[str | None]
    is_untyped: Mapped[bool] = mapped_column(default=False)
    address: Mapped[str | None]


_SEATED = exists().where(Seat.attendee_id == Attendee.id)

# The waiting order: the waiting list by registration first, then those whose seat was given on, by arrival.
_LIVE_CALL = (
    select(func.min(Call.id))
    .where(Call.attendee_id == Attendee.id, Call.hung_up_at.is_(None), Call.is_waiting)
    .scalar_subquery()
)
_LOST_A_SEAT = Attendee.seated_at.is_not(None)
_ORDER = (_LOST_A_SEAT, case((_LOST_A_SEAT, func.coalesce(_LIVE_CALL, 2**62)), else_=Attendee.id), Attendee.id)
_WAITING: Select[Any] = (
    select(Attendee.id, Attendee.name, Attendee.phone, Attendee.language, _LIVE_CALL.label("call_id"))
    .where(Attendee.event_id == bindparam("event_id"), Attendee.cancelled_at.is_(None), ~_SEATED)
    .order_by(*_ORDER)
)
_FIRST_WAITING = _WAITING.limit(1)
_FIRST_ON_THE_LINE = _WAITING.where(_LIVE_CALL.is_not(None)).limit(1)


def waiting_list(connection: Connection, event_id: int) -> Sequence[Record]:
    """Everybody without a seat, in order: `id, name, phone, language, call_id` (of the call that waits, if any)."""
    return connection.execute(_WAITING, {"event_id": event_id}).all()


def first_waiting(connection: Connection, event_id: int, *, on_the_line: bool) -> Record | None:
    statement = _FIRST_ON_THE_LINE if on_the_line else _FIRST_WAITING
    return connection.execute(statement, {"event_id": event_id}).one_or_none()


def waiting_position(connection: Connection, event_id: int, attendee_id: int) -> int | None:
    """The place in the waiting order, from 1; None for who has a seat or is not registered."""
    ids = [row.id for row in waiting_list(connection, event_id)]
    return ids.index(attendee_id) + 1 if attendee_id in ids else None


_WITH_SEAT = (
    select(Attendee.__table__, Seat.number.label("seat"))
    .outerjoin(Seat, Seat.attendee_id == Attendee.id)
    .order_by(Attendee.id)
)
_BY_ID = _WITH_SEAT.where(Attendee.id == bindparam("attendee_id"))
_OF_EVENT = _WITH_SEAT.where(Attendee.event_id == bindparam("event_id"))


def load_attendee(connection: Connection, attendee_id: int) -> Record | None:
    """The attendee with `seat`, the number of the seat or None."""
    return connection.execute(_BY_ID, {"attendee_id": attendee_id}).one_or_none()


def list_attendees(connection: Connection, event_id: int) -> Sequence[Record]:
    return connection.execute(_OF_EVENT, {"event_id": event_id}).all()


def find_registration(connection: Connection, event_id: int, phone: str | None, name_key: str) -> Record | None:
    """The living registration of this number and name."""
    living = _of_person(phone, name_key).where(Attendee.cancelled_at.is_(None))
    return connection.execute(living, {"event_id": event_id}).first()


def has_cancelled(connection: Connection, event_id: int, phone: str | None, name_key: str) -> bool:
    """Whether there is a cancelled registration of this number and name."""
    cancelled = _of_person(phone, name_key).where(Attendee.cancelled_at.is_not(None))
    return connection.execute(cancelled, {"event_id": event_id}).first() is not None


def _of_person(phone: str | None, name_key: str) -> Select[Any]:
    same_line = Attendee.phone == phone if phone is not None else Attendee.phone.is_(None)
    return _OF_EVENT.where(Attendee.name_key == name_key, same_line)


_SEATED_LINE = (
    select(Attendee.id)
    .join(Event, Event.id == Attendee.event_id)
    .where(Attendee.phone == bindparam("phone"), Attendee.cancelled_at.is_(None), _SEATED, Event.ended_at.is_(None))
    .limit(1)
)


def is_line_of_a_seat(connection: Connection, phone: str) -> bool:
    """Whether somebody has a seat under this number at an event that is not over."""
    return connection.execute(_SEATED_LINE, {"phone": phone}).first() is not None


def is_line_registered(connection: Connection, event_id: int, phone: str) -> bool:
    """Whether somebody who has not cancelled is registered for the event with this number."""
    same = select(Attendee.id).where(
        Attendee.event_id == event_id, Attendee.phone == phone, Attendee.cancelled_at.is_(None)
    )
    return connection.execute(same.limit(1)).first() is not None


def count_registrations(connection: Connection, event_id: int) -> int:
    """All that were ever made, cancelled ones too."""
    counted = select(func.count(Attendee.id)).where(Attendee.event_id == event_id)
    return int(connection.execute(counted).scalar_one())


def untyped_attendees(connection: Connection, event_id: int) -> Sequence[Record]:
    """Registered by telephone, not cancelled, name or address still to be typed up."""
    untyped = _OF_EVENT.where(Attendee.is_untyped, Attendee.cancelled_at.is_(None))
    return connection.execute(untyped, {"event_id": event_id}).all()


def add_attendee(connection: Connection, values: dict[str, Any]) -> int:
    """The new attendee's id; raises IntegrityError for a second registration of the same number and name."""
    return int(connection.execute(insert(Attendee).values(values).returning(Attendee.id)).scalar_one())


def change_attendee(connection: Connection, attendee_id: int, values: dict[str, Any]) -> None:
    connection.execute(update(Attendee).where(Attendee.id == attendee_id).values(values))


def mark_cancelled(connection: Connection, attendee_id: int, now: datetime) -> bool:
    """Whether this call cancelled it; False where it had been cancelled before."""
    cancelled = (
        update(Attendee).where(Attendee.id == attendee_id, Attendee.cancelled_at.is_(None)).values(cancelled_at=now)
    )
    return connection.execute(cancelled).rowcount == 1


def mark_seated(connection: Connection, attendee_id: int, now: datetime) -> None:
    first = update(Attendee).where(Attendee.id == attendee_id, Attendee.seated_at.is_(None)).values(seated_at=now)
    connection.execute(first)
