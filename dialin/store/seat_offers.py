"""The seat_offer table: seats that became free and were offered, until when, and why somebody was passed over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.rules.outgoing.words import Way
from dialin.store.act import Act
from dialin.store.database import Base, kept_as_word
from dialin.store.rows import every


@dataclass(frozen=True, slots=True)
class SeatOffer:
    """A seat that somebody on the waiting list was given, and is asked about."""

    id: int
    event_id: int
    attendee_id: int
    offered_at: datetime
    way: Way | None  # by which it is told; None: by none that could arrive
    until: datetime | None  # then it passes on without an answer; None: nobody is waited for
    answered_at: datetime | None
    outcome: str | None  # accepted, declined, unanswered or withdrawn
    reason: str | None  # why somebody was passed over, a code


class SeatOfferTable(Base):
    __tablename__ = "seat_offer"
    __table_args__ = (Index("offers_of_event", "event_id", "answered_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    attendee_id: Mapped[int] = mapped_column(ForeignKey("attendee.id"), index=True)
    offered_at: Mapped[datetime]
    way: Mapped[Way | None] = mapped_column(kept_as_word(Way))
    until: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(16))


def add_offer(act: Act, values: dict[str, Any]) -> int:
    return int(act.connection.execute(insert(SeatOfferTable).values(values).returning(SeatOfferTable.id)).scalar_one())


def offers_of(act: Act, event_id: int) -> list[SeatOffer]:
    """In the order in which they were made."""
    found = select(SeatOfferTable.__table__).where(SeatOfferTable.event_id == event_id).order_by(SeatOfferTable.id)
    return every(SeatOffer, act.connection.execute(found))


def open_offer_of(act: Act, attendee_id: int) -> SeatOffer | None:
    found = select(SeatOfferTable.__table__).where(
        SeatOfferTable.attendee_id == attendee_id, SeatOfferTable.answered_at.is_(None)
    )
    return next(iter(every(SeatOffer, act.connection.execute(found))), None)


def overdue_offers(act: Act) -> list[SeatOffer]:
    found = select(SeatOfferTable.__table__).where(
        SeatOfferTable.answered_at.is_(None), SeatOfferTable.until <= act.now
    )
    return every(SeatOffer, act.connection.execute(found.order_by(SeatOfferTable.id)))


def answer_offer(act: Act, offer_id: int, *, outcome: str, reason: str | None = None) -> bool:
    """Whether it was open until now."""
    answered = (
        update(SeatOfferTable)
        .where(SeatOfferTable.id == offer_id, SeatOfferTable.answered_at.is_(None))
        .values(answered_at=act.now, outcome=outcome, reason=reason)
    )
    return act.connection.execute(answered).rowcount == 1
