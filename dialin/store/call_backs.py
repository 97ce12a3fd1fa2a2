"""The call_back table: call backs that were promised to callers, until staff have made them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.calls import Call
from dialin.store.database import Base, Record


class CallBack(Base):
    """One promise. number: E.164. done_at: when staff had called."""

    __tablename__ = "call_back"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"))
    number: Mapped[str]
    promised_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


def add_call_back(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(CallBack).values(values))


def open_call_backs(connection: Connection, event_id: int) -> Sequence[Record]:
    """Promises not kept yet, with `attendee_id`: of this event's callers, and of callers who got to no event."""
    of_event = (CallBack.event_id == event_id) | CallBack.event_id.is_(None)
    found = select(CallBack.__table__, Call.attendee_id).outerjoin(Call, Call.id == CallBack.call_id)
    return connection.execute(
        found.where(of_event, CallBack.done_at.is_(None)).order_by(CallBack.promised_at, CallBack.id)
    ).all()


def load_call_back(connection: Connection, call_back_id: int) -> Record | None:
    """The promise with `attendee_id`, of the call in which it was made."""
    found = select(CallBack.__table__, Call.attendee_id).outerjoin(Call, Call.id == CallBack.call_id)
    return connection.execute(found.where(CallBack.id == call_back_id)).one_or_none()


def close_call_back(connection: Connection, call_back_id: int, now: datetime) -> bool:
    closed = update(CallBack).where(CallBack.id == call_back_id, CallBack.done_at.is_(None)).values(done_at=now)
    return connection.execute(closed).rowcount == 1
