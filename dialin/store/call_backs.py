"""The call_back table: call-backs that were promised to callers, until staff have made them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, and_, func, insert, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.calls import CallTable
from dialin.store.database import Base, table_of
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
    due_at: datetime | None  # by when it was promised; None: as soon as somebody is there
    outcome: str | None  # of the last try
    done_by: str | None
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


def call_backs_of(act: Act, event_id: int) -> list[CallBack]:
    """Promises: of this event's callers, and not kept yet, of callers who got to no event or wait for the next."""
    is_open = CallBackTable.done_at.is_(None)
    others = and_(is_open, or_(CallBackTable.event_id.is_(None), CallBackTable.wanted == "next_event"))
    found = _WITH_ATTENDEE.where(or_(CallBackTable.event_id == event_id, others))
    return every(CallBack, act.connection.execute(found.order_by(CallBackTable.promised_at, CallBackTable.id)))


def open_call_backs(act: Act, event_id: int) -> list[CallBack]:
    """Those that are not kept yet."""
    return [one for one in call_backs_of(act, event_id) if one.done_at is None]


def lock_call_back(act: Act, call_back_id: int) -> CallBack | None:
    """Until the commit: a promise is kept once."""
    found = _WITH_ATTENDEE.where(CallBackTable.id == call_back_id).with_for_update(of=table_of(CallBackTable))
    return one(CallBack, act.connection.execute(found))


def note_try(act: Act, call_back_id: int, outcome: str) -> None:
    """What came of calling, where nobody was reached; the promise stays."""
    tried = update(CallBackTable).where(CallBackTable.id == call_back_id, CallBackTable.done_at.is_(None))
    act.connection.execute(tried.values(outcome=outcome))


def load_call_back(act: Act, call_back_id: int) -> CallBack | None:
    return one(CallBack, act.connection.execute(_WITH_ATTENDEE.where(CallBackTable.id == call_back_id)))


def is_promised(act: Act, call_id: int) -> bool:
    """Whether this call was promised one that is still to be made."""
    found = select(CallBackTable.id).where(CallBackTable.call_id == call_id, CallBackTable.done_at.is_(None)).limit(1)
    return act.connection.execute(found).first() is not None


def close_call_back(act: Act, call_back_id: int, *, by: str, outcome: str | None = None) -> bool:
    """by: who has called."""
    closed = (
        update(CallBackTable)
        .where(CallBackTable.id == call_back_id, CallBackTable.done_at.is_(None))
        .values(done_at=act.now, done_by=by, outcome=func.coalesce(outcome, CallBackTable.outcome))
    )
    return act.connection.execute(closed).rowcount == 1
