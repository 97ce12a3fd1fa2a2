"""The hand table: who wants to speak, on the telephone and on the web, in one order, and who has the floor."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, bindparam, func, insert, or_, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, Record
from dialin.store.seats import Seat

_OPEN = text("lowered_at IS NULL")


class Hand(Base):
    """One raised hand. It belongs to the attendee, not to the call, so that it outlives a drop.

    name: of a participant on the web, whom staff entered; None for an attendee. floor_at: since when the right to
    speak is theirs. is_open: the microphone is open now. may_be_recorded: in a recorded event, what its owner answered:
    False to have the question read out, None before. lowered_at: the hand is down, by whom `lowered_by` says.
    """

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


_UP = select(Hand.__table__).where(Hand.lowered_at.is_(None)).order_by(Hand.id)
_OF_EVENT = _UP.where(Hand.event_id == bindparam("event_id"))
_OF_EVENT_LOCKED = _OF_EVENT.with_for_update()
_SITS = select(Seat.id).where(Seat.attendee_id == Hand.attendee_id, Seat.call_id.is_not(None)).exists()
_READY = _OF_EVENT.where(Hand.floor_at.is_(None), or_(Hand.attendee_id.is_(None), _SITS)).limit(1)
_OF_ATTENDEE = _UP.where(Hand.attendee_id == bindparam("attendee_id"))
_BEFORE = select(func.count(Hand.id)).where(
    Hand.event_id == bindparam("event_id"),
    Hand.lowered_at.is_(None),
    Hand.floor_at.is_(None),
    Hand.id < bindparam("hand_id"),
)


def raised_hands(connection: Connection, event_id: int) -> Sequence[Record]:
    """Hands that are up, in their one order; who has the floor is among them."""
    return connection.execute(_OF_EVENT, {"event_id": event_id}).all()


def first_ready(connection: Connection, event_id: int) -> Record | None:
    """The first hand without the floor whose owner sits in a seat at this moment, or takes part on the web."""
    return connection.execute(_READY, {"event_id": event_id}).first()


def lock_hands(connection: Connection, event_id: int) -> Sequence[Record]:
    """As `raised_hands`, locked until the commit, so that one colleague gives the floor at a time.

    Not the event: who waits for a seat locks that in every look, and with a full lobby the floor would queue behind.
    """
    return connection.execute(_OF_EVENT_LOCKED, {"event_id": event_id}).all()


def hand_of(connection: Connection, attendee_id: int) -> Record | None:
    return connection.execute(_OF_ATTENDEE, {"attendee_id": attendee_id}).one_or_none()


def load_hand(connection: Connection, hand_id: int) -> Record | None:
    return connection.execute(select(Hand.__table__).where(Hand.id == hand_id)).one_or_none()


def hands_before(connection: Connection, event_id: int, hand_id: int) -> int:
    """How many hands without the floor are ahead of this one."""
    return int(connection.execute(_BEFORE, {"event_id": event_id, "hand_id": hand_id}).scalar_one())


def add_hand(connection: Connection, values: dict[str, Any]) -> int:
    """The new hand's id; raises IntegrityError where the attendee's hand is up already."""
    return int(connection.execute(insert(Hand).values(values).returning(Hand.id)).scalar_one())


def change_hand(connection: Connection, hand_id: int, values: dict[str, Any]) -> bool:
    """Whether the hand was up still."""
    changed = update(Hand).where(Hand.id == hand_id, Hand.lowered_at.is_(None)).values(values)
    return connection.execute(changed).rowcount == 1


def lower_hands_of_absent(connection: Connection, event_id: int, now: datetime) -> None:
    """Whoever has left and did not come back in the grace time wants to speak no more."""
    is_here = or_(Seat.call_id.is_not(None), Seat.held_until > now)
    here = select(Seat.id).where(Seat.attendee_id == Hand.attendee_id, is_here).exists()
    gone = (Hand.event_id == event_id, Hand.lowered_at.is_(None), Hand.attendee_id.is_not(None), ~here)
    connection.execute(update(Hand).where(*gone).values(lowered_at=now, lowered_by="left", is_open=False))
