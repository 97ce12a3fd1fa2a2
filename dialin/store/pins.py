"""The pin table: found by a keyed hash, sealed for printing, unique among all events that are not over."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, and_, bindparam, insert, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.attendees import Attendee
from dialin.store.bridge_legs import BridgeLeg
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


_FIND = (
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
        Attendee.barred_at,
        Attendee.bar_reason,
    )
    .join(Attendee, Attendee.id == Pin.attendee_id)
    .join(Event, Event.id == Pin.event_id)
    .outerjoin(Seat, Seat.attendee_id == Pin.attendee_id)
    .outerjoin(BridgeLeg, BridgeLeg.event_id == Pin.event_id)
    .outerjoin(Hand, and_(Hand.attendee_id == Pin.attendee_id, Hand.lowered_at.is_(None)))
    .where(Pin.lookup == bindparam("lookup"))
    .order_by(Pin.is_live.desc(), Pin.id.desc())
    .limit(1)
)


def find_pin(connection: Connection, lookup: str) -> Record | None:
    """Whose PIN this is, a living one first.

    `attendee_id, event_id, language, withdrawn_at, barred_at, bar_reason, seat, bridge_state`, the attendee's raised
    hand as `hand_id, floor_at, is_open`, and the columns of the event.
    """
    return connection.execute(_FIND, {"lookup": lookup}).one_or_none()


def find_living(connection: Connection, lookups: Sequence[str]) -> set[str]:
    """Which of these hashes belong to PINs of events that are not over."""
    found = select(Pin.lookup).where(Pin.lookup.in_(lookups), Pin.is_live)
    return {row.lookup for row in connection.execute(found)}


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
    """The event is over: its PINs open nothing any more and may be drawn again."""
    connection.execute(update(Pin).where(Pin.event_id == event_id).values(is_live=False))
