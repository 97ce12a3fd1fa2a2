"""The attendee table: people registered for an event. Seated or waiting is never stored: a seat names them or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import (
    ForeignKey,
    Index,
    bindparam,
    exists,
    false,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from dialin.rules.registrations import Caller
from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.events import EventTable
from dialin.store.rows import every, first, one
from dialin.store.sealing.columns import SealedNumber, SealedText
from dialin.store.seats import SeatTable

_LIVING = text("cancelled_at IS NULL")


@dataclass(frozen=True, slots=True)
class Attendee:
    """One registration. Seated or waiting is never stored: a seat names its attendee or does not."""

    id: int
    event_id: int
    name: str
    name_key: str
    phone: str | None  # E.164; None where none was left
    language: str
    delivery: str
    email: str | None
    callback: bool
    registered_at: datetime
    seated_at: datetime | None  # when it first got a seat; None while it never had one
    cancelled_at: datetime | None
    late_reason: str | None
    barred_at: datetime | None  # staff removed this person and let nobody in with their PIN
    bar_reason: str | None
    is_untyped: bool  # registered by telephone: name and address are spoken and wait to be typed up
    address: str | None  # several lines, as it was written before street, postcode and town had fields of their own
    ordinal: int  # of the registration in its event: 1, 2, 3 and so on, those cancelled since counted too
    registered_from: str | None  # E.164: the line that registered them by telephone, be it another's than theirs
    street: str | None  # with the number of the house
    postcode: str | None
    town: str | None  # with its country, where that is not Germany
    contact: str | None  # whom to ask for on the line; None where it is the person themselves
    room: str | None  # where they are found in a house with one line: "Zimmer 214"
    has_dial: bool  # a rotary telephone, which presses no keys
    called_by: Caller  # "person": no automatic call goes there, staff call
    seat: int | None = None  # its number, in the queries that ask for it

    @property
    def is_called_at_start(self) -> bool:
        """Once they have a seat; as `CALLED_AT_START` finds them."""
        return self.callback or self.has_dial


class AttendeeTable(Base):
    __tablename__ = "attendee"
    __table_args__ = (
        Index(
            "one_registration", "event_id", "phone", "name_key", unique=True,
            sqlite_where=_LIVING, postgresql_where=_LIVING,
        ),
        Index("registrations_in_order", "event_id", "ordinal"),
        Index("waiting_order", "event_id", "seated_at", "cancelled_at", "ordinal"),
        Index("registrations_of_name", "event_id", "name_key", "phone"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    name: Mapped[str]
    name_key: Mapped[str]
    phone: Mapped[str | None] = mapped_column(SealedNumber, index=True)
    language: Mapped[str]
    delivery: Mapped[str]
    email: Mapped[str | None] = mapped_column(SealedText)
    callback: Mapped[bool]
    registered_at: Mapped[datetime]
    seated_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    late_reason: Mapped[str | None] = mapped_column(SealedText)
    barred_at: Mapped[datetime | None]
    bar_reason: Mapped[str | None] = mapped_column(SealedText)
    is_untyped: Mapped[bool] = mapped_column(default=False)
    address: Mapped[str | None] = mapped_column(SealedText)
    ordinal: Mapped[int] = mapped_column(server_default="0")
    registered_from: Mapped[str | None] = mapped_column(SealedNumber, index=True)
    street: Mapped[str | None] = mapped_column(SealedText)
    postcode: Mapped[str | None] = mapped_column(SealedText)
    town: Mapped[str | None] = mapped_column(SealedText)
    contact: Mapped[str | None] = mapped_column(SealedText)
    room: Mapped[str | None] = mapped_column(SealedText)
    has_dial: Mapped[bool] = mapped_column(default=False, server_default=false())
    called_by: Mapped[str] = mapped_column(default="machine", server_default="machine")


SEATED = exists().where(SeatTable.attendee_id == AttendeeTable.id)

_WITH_SEAT = (
    select(AttendeeTable.__table__, SeatTable.number.label("seat"))
    .outerjoin(SeatTable, SeatTable.attendee_id == AttendeeTable.id)
    .order_by(AttendeeTable.id)
)
CALLED_AT_START = or_(AttendeeTable.callback, AttendeeTable.has_dial)
_BY_ID = _WITH_SEAT.where(AttendeeTable.id == bindparam("attendee_id"))
_OF_EVENT = _WITH_SEAT.where(AttendeeTable.event_id == bindparam("event_id"))


def load_attendee(act: Act, attendee_id: int) -> Attendee | None:
    """The attendee with the number of their seat."""
    return one(Attendee, act.connection.execute(_BY_ID, {"attendee_id": attendee_id}))


def line_of(attendee: Attendee) -> str | None:
    """E.164: the line that registered this person by telephone, else their own."""
    return attendee.registered_from or attendee.phone


class OfAttendee(Protocol):
    """Any row that may belong to somebody."""

    @property
    def attendee_id(self) -> int | None: ...


def owner_of(act: Act, row: OfAttendee) -> Attendee | None:
    return None if row.attendee_id is None else load_attendee(act, row.attendee_id)


def list_attendees(act: Act, event_id: int) -> list[Attendee]:
    return every(Attendee, act.connection.execute(_OF_EVENT, {"event_id": event_id}))


def find_registration(act: Act, event_id: int, phone: str | None, name_key: str) -> Attendee | None:
    """The living registration of this number and name."""
    same_line = AttendeeTable.phone == phone if phone is not None else AttendeeTable.phone.is_(None)
    living = _OF_EVENT.where(AttendeeTable.name_key == name_key, same_line, AttendeeTable.cancelled_at.is_(None))
    return first(Attendee, act.connection.execute(living, {"event_id": event_id}))


_LANGUAGES_OF_LINE = (
    select(AttendeeTable.language, EventTable.ended_at.is_(None).label("is_coming"))
    .join(EventTable, EventTable.id == AttendeeTable.event_id)
    .where(
        AttendeeTable.phone == bindparam("phone"),
        AttendeeTable.cancelled_at.is_(None),
        or_(EventTable.number == bindparam("dialled"), EventTable.number.is_(None)),
    )
    .distinct()
)


def languages_of_line(act: Act, phone: str, dialled: str) -> set[str]:
    """Those of the registrations for events on the dialled number that are not over; of past ones where none is."""
    rows = act.connection.execute(_LANGUAGES_OF_LINE, {"phone": phone, "dialled": dialled}).all()
    return {row.language for row in rows if row.is_coming} or {row.language for row in rows}


def is_line_registered(act: Act, event_id: int, phone: str) -> bool:
    """Whether somebody who has not cancelled is registered for the event with this number."""
    same = select(AttendeeTable.id).where(
        AttendeeTable.event_id == event_id, AttendeeTable.phone == phone, AttendeeTable.cancelled_at.is_(None)
    )
    return act.connection.execute(same.limit(1)).first() is not None


_FROM_LINE = (
    select(func.count())
    .select_from(AttendeeTable)
    .where(
        AttendeeTable.event_id == bindparam("event_id"),
        AttendeeTable.cancelled_at.is_(None),
        or_(AttendeeTable.phone == bindparam("line"), AttendeeTable.registered_from == bindparam("line")),
    )
)


def count_from_line(act: Act, event_id: int, line: str) -> int:
    """The living registrations with this number, and those that it made for others by telephone."""
    return int(act.connection.execute(_FROM_LINE, {"event_id": event_id, "line": line}).scalar_one())


_LAST_ORDINAL = select(func.coalesce(func.max(AttendeeTable.ordinal), 0)).where(
    AttendeeTable.event_id == bindparam("event_id")
)


def count_registrations(act: Act, event_id: int) -> int:
    """All that were ever made, cancelled ones too."""
    return int(act.connection.execute(_LAST_ORDINAL, {"event_id": event_id}).scalar_one())


def add_attendees(act: Act, event_id: int, rows: Sequence[dict[str, Any]]) -> list[int]:
    """The ids of the new attendees of this event, in the order of the rows. The event must be locked.

    Raises IntegrityError for a second registration of the same number and name.
    """
    following = enumerate(rows, count_registrations(act, event_id) + 1)
    numbered = [{**row, "event_id": event_id, "ordinal": ordinal} for ordinal, row in following]
    added = insert(AttendeeTable).returning(AttendeeTable.ordinal, AttendeeTable.id)
    ids = {row.ordinal: row.id for row in act.connection.execute(added, numbered)}
    return [ids[row["ordinal"]] for row in numbered]


def change_attendee(act: Act, attendee_id: int, values: dict[str, Any]) -> None:
    act.connection.execute(update(AttendeeTable).where(AttendeeTable.id == attendee_id).values(values))


def mark_cancelled(act: Act, attendee_id: int) -> bool:
    """Whether this call cancelled it; False where it had been cancelled before."""
    cancelled = (
        update(AttendeeTable)
        .where(AttendeeTable.id == attendee_id, AttendeeTable.cancelled_at.is_(None))
        .values(cancelled_at=act.now)
    )
    return act.connection.execute(cancelled).rowcount == 1


def mark_seated(act: Act, attendee_id: int) -> None:
    first = (
        update(AttendeeTable)
        .where(AttendeeTable.id == attendee_id, AttendeeTable.seated_at.is_(None))
        .values(seated_at=act.now)
    )
    act.connection.execute(first)


def refresh_statistics(act: Act) -> None:
    """After thousands of new rows: until PostgreSQL counts them by itself, it takes the table for a short one.

    Then it would walk through the whole list for each look of somebody who waits.
    """
    if act.connection.dialect.name == "postgresql":
        act.connection.execute(text("ANALYZE (SKIP_LOCKED) attendee"))
