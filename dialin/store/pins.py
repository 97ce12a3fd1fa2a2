"""The pin table: found by a keyed hash, sealed for printing, unique among all events that are not over."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, and_, bindparam, insert, or_, select, text, update
from sqlalchemy.orm import Mapped, aliased, mapped_column

from dialin.store.attendees import Attendee
from dialin.store.bridge_legs import BridgeLeg
from dialin.store.calls import Call
from dialin.store.database import Base, Record
from dialin.store.events import EVENT_COLUMNS, Event
from dialin.store.hands import Hand
from dialin.store.seats import Seat

_LIVE = text("is_live")
_ISSUING_LOCK = 0x64_69_61_6C  # "dial": the advisory lock under which PINs are drawn on PostgreSQL


class Pin(Base):
    """An attendee's PIN. lookup: HMAC in hex. sealed: encrypted. is_live: its event is not over."""

    __tablename__ = "pin"
    __table_args__ = (Index("one_living_pin", "lookup", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    attendee_id: Mapped[int] = mapped_column(ForeignKey("attendee.id"), unique=True)
    lookup: Mapped[str] = mapped_column(index=True)
    sealed: Mapped[bytes]
    is_live: Mapped[bool] = mapped_column(default=True)


_OWNER = (
    select(
        *EVENT_COLUMNS,
        Pin.attendee_id,
        Pin.event_id,
        Attendee.language,
        Attendee.cancelled_at.label("withdrawn_at"),
        Seat.number.label("seat"),
        BridgeLeg.state.label("bridge_state"),
        Hand.id.label("hand_id"),
        Hand.floor_at,
        Hand.is_open,
        Hand.may_be_recorded,
        Attendee.barred_at,
        Attendee.bar_reason,
    )
    .join(Attendee, Attendee.id == Pin.attendee_id)
    .join(Event, Event.id == Pin.event_id)
    .outerjoin(Seat, Seat.attendee_id == Pin.attendee_id)
    .outerjoin(BridgeLeg, BridgeLeg.event_id == Pin.event_id)
    .outerjoin(Hand, and_(Hand.attendee_id == Pin.attendee_id, Hand.lowered_at.is_(None)))
)
_FIND = _OWNER.where(Pin.lookup == bindparam("lookup")).order_by(Pin.is_live.desc(), Pin.id.desc()).limit(1)
_BY_ATTENDEE = _OWNER.where(Pin.attendee_id == bindparam("attendee_id"))
_SITTING = aliased(Call)
_OF_LINE = (
    _OWNER.add_columns(and_(Seat.call_id.is_not(None), _SITTING.caller != Attendee.phone).label("sits_elsewhere"))
    .outerjoin(_SITTING, _SITTING.id == Seat.call_id)
    .where(
        Attendee.phone == bindparam("phone"),
        or_(Event.number == bindparam("dialled"), Event.number.is_(None)),
        Attendee.cancelled_at.is_(None),
        Attendee.barred_at.is_(None),
        Event.ended_at.is_(None),
        Event.knows_lines,
        Pin.is_live,
    )
    .order_by(Event.starts, Pin.id)
)


def find_pin(connection: Connection, lookup: str) -> Record | None:
    """Whose PIN this is, a living one first.

    `attendee_id, event_id, language, withdrawn_at, barred_at, bar_reason, seat, bridge_state`, the attendee's raised
    hand as `hand_id, floor_at, is_open, may_be_recorded`, and the columns of the event.
    """
    return connection.execute(_FIND, {"lookup": lookup}).one_or_none()


def find_owner(connection: Connection, attendee_id: int) -> Record | None:
    """The attendee, in the same columns."""
    return connection.execute(_BY_ATTENDEE, {"attendee_id": attendee_id}).one_or_none()


def owners_of_line(connection: Connection, phone: str, dialled: str) -> Sequence[Record]:
    """The attendees of this line, in the same columns and `sits_elsewhere`, of events on this number that know lines.

    sits_elsewhere: another telephone is in the seat. The line's own call, whose hang-up was lost, is none.
    """
    return connection.execute(_OF_LINE, {"phone": phone, "dialled": dialled}).all()


def find_living(connection: Connection, lookups: Sequence[str]) -> set[str]:
    """Which of these hashes belong to PINs of events that are not over."""
    found = select(Pin.lookup).where(Pin.lookup.in_(lookups), Pin.is_live)
    return {row.lookup for row in connection.execute(found)}


def was_issued(connection: Connection, lookup: str) -> bool:
    """Whether this is, or was, somebody's PIN, of an event that is over too."""
    return connection.execute(select(Pin.id).where(Pin.lookup == lookup).limit(1)).first() is not None


def lock_issuing(connection: Connection) -> None:
    """One process draws PINs at a time, since each must keep its distance from all others; until the commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ISSUING_LOCK})


def sealed_living_pins(connection: Connection) -> Sequence[bytes]:
    return connection.execute(select(Pin.sealed).where(Pin.is_live)).scalars().all()


def sealed_pins_of_event(connection: Connection, event_id: int) -> dict[int, bytes]:
    """Sealed PINs by attendee."""
    rows = connection.execute(select(Pin.attendee_id, Pin.sealed).where(Pin.event_id == event_id))
    return {row.attendee_id: row.sealed for row in rows}


def sealed_pin_of(connection: Connection, attendee_id: int) -> bytes | None:
    return connection.execute(select(Pin.sealed).where(Pin.attendee_id == attendee_id)).scalar_one_or_none()


def add_pin(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(Pin).values(values))


def retire_pins(connection: Connection, event_id: int) -> None:
    """The event is over: its PINs open nothing any more."""
    connection.execute(update(Pin).where(Pin.event_id == event_id).values(is_live=False))
