"""The seat_offer table: seats that became free and were offered, until when, and why somebody was passed over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, String, exists, func, insert, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.rules.outgoing.words import REACHED, Purpose, Way
from dialin.store.act import Act
from dialin.store.database import Base, kept_as_word
from dialin.store.events import EventTable
from dialin.store.rows import every
from dialin.store.work import WorkTable

ACCEPTED, DECLINED, UNANSWERED, WITHDRAWN = "accepted", "declined", "unanswered", "withdrawn"


@dataclass(frozen=True, slots=True)
class SeatOffer:
    """A seat that somebody on the waiting list was given, and is asked about."""

    id: int
    event_id: int
    attendee_id: int
    offered_at: datetime
    way: Way | None  # by which it is told; None: it is not told yet, and once it is closed, by none that could arrive
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


def lock_open_offer(act: Act, offer_id: int) -> SeatOffer | None:
    """None where it has been answered or closed meanwhile. The event must be locked."""
    found = select(SeatOfferTable.__table__).where(SeatOfferTable.id == offer_id, SeatOfferTable.answered_at.is_(None))
    return next(iter(every(SeatOffer, act.connection.execute(found))), None)


def last_offers(act: Act, event_id: int) -> dict[int, SeatOffer]:
    """The newest of each attendee."""
    return {offer.attendee_id: offer for offer in offers_of(act, event_id)}


def last_offer_of(act: Act, attendee_id: int) -> SeatOffer | None:
    found = select(SeatOfferTable.__table__).where(SeatOfferTable.attendee_id == attendee_id)
    newest = found.order_by(SeatOfferTable.id.desc()).limit(1)
    return next(iter(every(SeatOffer, act.connection.execute(newest))), None)


_SOON = timedelta(days=1)  # for so long doors may be open before a start; whoever looks knows when they are
_HAS_COME_TO_NOTHING = exists().where(
    WorkTable.event_id == SeatOfferTable.event_id,
    WorkTable.kind == Purpose.OFFER,
    WorkTable.attendee_id == SeatOfferTable.attendee_id,
    WorkTable.done_at >= SeatOfferTable.offered_at,
    WorkTable.outcome.not_in([outcome.value for outcome in REACHED]),
)


def offers_to_look_at(act: Act) -> list[SeatOffer]:
    """Open ones that are not told, overdue, told in vain, or of an event that is near, over or cancelled."""
    found = (
        select(SeatOfferTable.__table__)
        .join(EventTable, EventTable.id == SeatOfferTable.event_id)
        .where(
            SeatOfferTable.answered_at.is_(None),
            or_(
                SeatOfferTable.way.is_(None),
                SeatOfferTable.until <= act.now,
                EventTable.starts <= act.now + _SOON,
                func.coalesce(EventTable.ended_at, EventTable.cancelled_at).is_not(None),
                _HAS_COME_TO_NOTHING,
            ),
        )
    )
    return every(SeatOffer, act.connection.execute(found.order_by(SeatOfferTable.id)))


def tell_offer(act: Act, offer_id: int, *, way: Way, until: datetime | None) -> None:
    """By which way its attendee is told, and until when an answer is waited for."""
    told = update(SeatOfferTable).where(SeatOfferTable.id == offer_id, SeatOfferTable.answered_at.is_(None))
    act.connection.execute(told.values(way=way, until=until))


def answer_offer(act: Act, offer_id: int, *, outcome: str, reason: str | None = None) -> bool:
    """Whether it was open until now."""
    return _close(act, SeatOfferTable.id == offer_id, outcome=outcome, reason=reason)


def answer_offer_of(act: Act, attendee_id: int, *, outcome: str, reason: str) -> bool:
    """The same for whatever this attendee is offered."""
    return _close(act, SeatOfferTable.attendee_id == attendee_id, outcome=outcome, reason=reason)


def _close(act: Act, which: ColumnElement[bool], *, outcome: str, reason: str | None) -> bool:
    answered = (
        update(SeatOfferTable)
        .where(which, SeatOfferTable.answered_at.is_(None))
        .values(answered_at=act.now, outcome=outcome, reason=reason)
    )
    return act.connection.execute(answered).rowcount > 0


def has_declined(attendee_id: Any) -> ColumnElement[bool]:
    """A condition of queries: this attendee has said no to a seat, and is not offered another."""
    return exists().where(SeatOfferTable.attendee_id == attendee_id, SeatOfferTable.outcome == DECLINED)
