"""The call_back table: call-backs that were promised to callers, until staff have made them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.calls import CallTable
from dialin.store.database import Base
from dialin.store.rows import every, one
from dialin.store.sealing.columns import SealedNumber


@dataclass(frozen=True, slots=True)
class CallBack:
    """A call-back that was promised to a caller."""

    id: int
    event_id: int | None
    call_id: int | None
    number: str  # E.164
    promised_at: datetime
    done_at: datetime | None  # when staff had called
    wanted: str  # when: the value of a CallBackTime
    due_at: datetime | None = None  # by when it was promised; None: as soon as somebody is there
    outcome: str | None = None  # of the last try
    done_by: str | None = None
    attendee_id: int | None = None  # of the call in which it was promised
    name: str | None = None  # of that attendee


class CallBackTable(Base):
    __tablename__ = "call_back"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"))
    number: Mapped[str] = mapped_column(SealedNumber)
    promised_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    wanted: Mapped[str] = mapped_column(String(16), default="soon", server_default="soon")
    due_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(16))
    done_by: Mapped[str | None]


def add_call_back(act: Act, values: dict[str, Any]) -> None:
    act.connection.execute(insert(CallBackTable).values(values))


_WITH_ATTENDEE = (
    select(CallBackTable.__table__, CallTable.attendee_id, AttendeeTable.name)
    .outerjoin(CallTable, CallTable.id == CallBackTable.call_id)
    .outerjoin(AttendeeTable, AttendeeTable.id == CallTable.attendee_id)
)


def open_call_backs(act: Act, event_id: int) -> list[CallBack]:
    """Promises not kept yet: of this event's callers, of callers who got to no event, and of who waits for the next."""
    is_next = CallBackTable.wanted == "next_event"
    of_event = (CallBackTable.event_id == event_id) | CallBackTable.event_id.is_(None) | is_next
    found = _WITH_ATTENDEE.where(of_event, CallBackTable.done_at.is_(None))
    return every(CallBack, act.connection.execute(found.order_by(CallBackTable.promised_at, CallBackTable.id)))


def load_call_back(act: Act, call_back_id: int) -> CallBack | None:
    return one(CallBack, act.connection.execute(_WITH_ATTENDEE.where(CallBackTable.id == call_back_id)))


def is_promised(act: Act, call_id: int) -> bool:
    """Whether this call was promised one that is still to be made."""
    found = select(CallBackTable.id).where(CallBackTable.call_id == call_id, CallBackTable.done_at.is_(None)).limit(1)
    return act.connection.execute(found).first() is not None


def close_call_back(act: Act, call_back_id: int) -> bool:
    closed = (
        update(CallBackTable)
        .where(CallBackTable.id == call_back_id, CallBackTable.done_at.is_(None))
        .values(done_at=act.now)
    )
    return act.connection.execute(closed).rowcount == 1
