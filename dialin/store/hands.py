"""The hand table: who wants to speak, on the telephone and on the web, in one order, and who has the floor."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, bindparam, func, insert, or_, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.rows import one
from dialin.store.seats import SeatTable

_OPEN = text("lowered_at IS NULL")


@dataclass(frozen=True, slots=True)
class Hand:
    """One raised hand. It belongs to the attendee, not to the call, so that it outlives a drop."""

    id: int
    event_id: int
    attendee_id: int | None  # None for a participant on the web
    name: str | None  # of a participant on the web, whom staff entered
    raised_at: datetime
    floor_at: datetime | None  # since when the right to speak is theirs
    is_open: bool  # the microphone is open now
    may_be_recorded: bool | None  # the owner's answer in a recorded event; False: read it out; None: not asked
    lowered_at: datetime | None  # the hand is down
    lowered_by: str | None

    @property
    def has_floor(self) -> bool:
        return self.floor_at is not None


class HandTable(Base):
    __tablename__ = "hand"
    __table_args__ = (Index("one_hand_each", "attendee_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"))
    name: Mapped[str | None]
    raised_at: Mapped[datetime]
    floor_at: Mapped[datetime | None]
    is_open: Mapped[bool] = mapped_column(default=False)
    may_be_recorded: Mapped[bool | None]
    lowered_at: Mapped[datetime | None]
    lowered_by: Mapped[str | None]


_OF_ATTENDEE = select(HandTable.__table__).where(
    HandTable.attendee_id == bindparam("attendee_id"), HandTable.lowered_at.is_(None)
)
_BEFORE = select(func.count(HandTable.id)).where(
    HandTable.event_id == bindparam("event_id"),
    HandTable.lowered_at.is_(None),
    HandTable.floor_at.is_(None),
    HandTable.id < bindparam("hand_id"),
)


def hand_of(act: Act, attendee_id: int) -> Hand | None:
    return one(Hand, act.connection.execute(_OF_ATTENDEE, {"attendee_id": attendee_id}))


def load_hand(act: Act, hand_id: int) -> Hand | None:
    return one(Hand, act.connection.execute(select(HandTable.__table__).where(HandTable.id == hand_id)))


def hands_before(act: Act, event_id: int, hand_id: int) -> int:
    """How many hands without the floor are ahead of this one."""
    return int(act.connection.execute(_BEFORE, {"event_id": event_id, "hand_id": hand_id}).scalar_one())


def add_hand(act: Act, values: dict[str, Any]) -> int:
    """The new hand's id; raises IntegrityError where the attendee's hand is up already."""
    return int(act.connection.execute(insert(HandTable).values(values).returning(HandTable.id)).scalar_one())


def change_hand(act: Act, hand_id: int, values: dict[str, Any]) -> bool:
    """Whether the hand was up still."""
    changed = update(HandTable).where(HandTable.id == hand_id, HandTable.lowered_at.is_(None)).values(values)
    return act.connection.execute(changed).rowcount == 1


def lower_hands_of_absent(act: Act, event_id: int) -> None:
    """Whoever has left and did not come back in the grace time wants to speak no more."""
    is_here = or_(SeatTable.call_id.is_not(None), SeatTable.held_until > act.now)
    here = select(SeatTable.id).where(SeatTable.attendee_id == HandTable.attendee_id, is_here).exists()
    gone = (HandTable.event_id == event_id, HandTable.lowered_at.is_(None), HandTable.attendee_id.is_not(None), ~here)
    act.connection.execute(update(HandTable).where(*gone).values(lowered_at=act.now, lowered_by="left", is_open=False))
