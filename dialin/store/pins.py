"""The pin table: found by a keyed hash, sealed for printing, unique among all events that are not over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, and_, bindparam, insert, or_, select, text, update
from sqlalchemy.orm import Mapped, aliased, mapped_column

from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.bridge_legs import BridgeLegTable
from dialin.store.calls import Call, CallTable
from dialin.store.database import Base, table_of
from dialin.store.events import LEG_COLUMNS, Event, EventTable
from dialin.store.hands import Hand, HandTable
from dialin.store.rows import every, one
from dialin.store.sealing.columns import SealedBefore
from dialin.store.sealing.present import demand_no_other_key
from dialin.store.seats import SeatTable

_LIVE = text("is_live")
_ISSUING_LOCK = 0x64_69_61_6C  # "dial": the advisory lock under which PINs are drawn on PostgreSQL


class PinTable(Base):
    """An attendee's PIN. lookup: HMAC in hex. sealed: encrypted. is_live: its event is not over. digits: how many."""

    __tablename__ = "pin"
    __table_args__ = (
        Index("one_living_pin", "lookup", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
        Index("pins_by_digits", "digits", "is_live"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    attendee_id: Mapped[int] = mapped_column(ForeignKey("attendee.id"), unique=True)
    lookup: Mapped[str] = mapped_column(index=True)
    sealed: Mapped[bytes] = mapped_column(SealedBefore)
    is_live: Mapped[bool] = mapped_column(default=True)
    digits: Mapped[int] = mapped_column(server_default="6")


@dataclass(frozen=True, slots=True)
class PinOwner:
    """Whom a PIN or a registered line belongs to, with all that letting them in needs."""

    event: Event
    attendee_id: int
    language: str
    withdrawn_at: datetime | None
    barred_at: datetime | None
    seat: int | None  # its number
    hand: Hand | None  # raised
    sits_elsewhere: bool = False  # another telephone is in the seat; the line's own call, whose end was lost, is none

    def taking(self, call: Call) -> Call:
        """The call, now known to be theirs."""
        return replace(
            call,
            event_id=self.event.id,
            attendee_id=self.attendee_id,
            event=self.event,
            hand=self.hand,
            is_by_line=False,
        )


_OWNER = (
    select(
        *table_of(EventTable).c,
        *LEG_COLUMNS,
        PinTable.attendee_id,
        AttendeeTable.language,
        AttendeeTable.cancelled_at,
        AttendeeTable.barred_at,
        SeatTable.number,
        *table_of(HandTable).c,
    )
    .join(AttendeeTable, AttendeeTable.id == PinTable.attendee_id)
    .join(EventTable, EventTable.id == PinTable.event_id)
    .outerjoin(SeatTable, SeatTable.attendee_id == PinTable.attendee_id)
    .outerjoin(BridgeLegTable, BridgeLegTable.event_id == PinTable.event_id)
    .outerjoin(HandTable, and_(HandTable.attendee_id == PinTable.attendee_id, HandTable.lowered_at.is_(None)))
)
_OWNER_AT = len(table_of(EventTable).c) + len(LEG_COLUMNS)
_HAND_AT = _OWNER_AT + 5
_LAST = _HAND_AT + len(table_of(HandTable).c)


def _owner(*row: Any) -> PinOwner:
    hand = None if row[_HAND_AT] is None else Hand(*row[_HAND_AT:_LAST])
    return PinOwner(*[Event(*row[:_OWNER_AT]), *row[_OWNER_AT:_HAND_AT], hand, any(row[_LAST:])])


_FIND = (
    _OWNER.where(PinTable.lookup == bindparam("lookup")).order_by(PinTable.is_live.desc(), PinTable.id.desc()).limit(1)
)
_BY_ATTENDEE = _OWNER.where(PinTable.attendee_id == bindparam("attendee_id"))
_SITTING = aliased(CallTable)
_OF_LINE = (
    _OWNER.add_columns(and_(SeatTable.call_id.is_not(None), _SITTING.caller.is_distinct_from(AttendeeTable.phone)))
    .outerjoin(_SITTING, _SITTING.id == SeatTable.call_id)
    .where(
        AttendeeTable.phone == bindparam("phone"),
        or_(EventTable.number == bindparam("dialled"), EventTable.number.is_(None)),
        AttendeeTable.cancelled_at.is_(None),
        AttendeeTable.barred_at.is_(None),
        EventTable.ended_at.is_(None),
        EventTable.knows_lines,
        PinTable.is_live,
    )
    .order_by(EventTable.starts, PinTable.id)
)


def find_pin(act: Act, lookup: str) -> PinOwner | None:
    """Whose PIN this is, a living one first. Raises `WrongSecretKey` where no PIN could be found by the key at hand."""
    found = one(_owner, act.connection.execute(_FIND, {"lookup": lookup}))
    if found is None:
        demand_no_other_key(act.connection)
    return found


def find_owner(act: Act, attendee_id: int) -> PinOwner | None:
    return one(_owner, act.connection.execute(_BY_ATTENDEE, {"attendee_id": attendee_id}))


def owners_of_line(act: Act, phone: str, dialled: str) -> list[PinOwner]:
    """The attendees of this line, of events on this number that know lines."""
    return every(_owner, act.connection.execute(_OF_LINE, {"phone": phone, "dialled": dialled}))


_LIVING = select(PinTable.lookup).where(PinTable.lookup.in_(bindparam("lookups", expanding=True)), PinTable.is_live)


def find_living(act: Act, lookups: Iterable[str]) -> set[str]:
    """Which of these hashes belong to PINs of events that are not over."""
    return {row.lookup for row in act.connection.execute(_LIVING, {"lookups": list(lookups)})}


_ISSUED = select(PinTable.id).where(PinTable.lookup == bindparam("lookup")).limit(1)


def was_issued(act: Act, lookup: str) -> bool:
    """Whether this is, or was, somebody's PIN, of an event that is over too."""
    return act.connection.execute(_ISSUED, {"lookup": lookup}).first() is not None


def lock_issuing(act: Act) -> None:
    """One process draws PINs at a time, since each must keep its distance from all others; until the commit."""
    if act.connection.dialect.name == "postgresql":
        act.connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ISSUING_LOCK})


@dataclass(frozen=True, slots=True)
class Issued:
    """A PIN as it is on file."""

    id: int
    lookup: str
    sealed: bytes
    is_live: bool


_AFTER = select(PinTable.id, PinTable.lookup, PinTable.sealed, PinTable.is_live).order_by(PinTable.id)


def pins_after(act: Act, last: int) -> list[Issued]:
    """All with a higher id, in order."""
    return every(Issued, act.connection.execute(_AFTER.where(PinTable.id > last)))


def sealed_pins_of_event(act: Act, event_id: int) -> dict[int, bytes]:
    """Sealed PINs by attendee."""
    rows = act.connection.execute(select(PinTable.attendee_id, PinTable.sealed).where(PinTable.event_id == event_id))
    return {row.attendee_id: row.sealed for row in rows}


def sealed_pin_of(act: Act, attendee_id: int) -> bytes | None:
    return act.connection.execute(
        select(PinTable.sealed).where(PinTable.attendee_id == attendee_id)
    ).scalar_one_or_none()


def add_pins(act: Act, rows: Sequence[dict[str, Any]]) -> None:
    act.connection.execute(insert(PinTable), rows)


def retire_pins(act: Act, event_id: int) -> None:
    """The event is over: its PINs open nothing any more."""
    act.connection.execute(update(PinTable).where(PinTable.event_id == event_id).values(is_live=False))
