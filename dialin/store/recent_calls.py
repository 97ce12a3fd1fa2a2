"""Looks at the latest calls, over or not, for whoever wants to know what happened to one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, select

from dialin.store.act import Act
from dialin.store.calls import CallTable
from dialin.store.events import EventTable
from dialin.store.rows import every
from dialin.store.seats import SeatTable


@dataclass(frozen=True, slots=True)
class RecentCall:
    """One call in a list of them."""

    sid: str
    event: str | None  # its short name
    stage: str
    turn: int
    started_at: datetime
    hung_up_at: datetime | None


_RECENT = (
    select(CallTable.sid, EventTable.slug, CallTable.stage, CallTable.turn, CallTable.started_at, CallTable.hung_up_at)
    .outerjoin(EventTable, EventTable.id == CallTable.event_id)
    .order_by(CallTable.id.desc())
    .limit(bindparam("most"))
)
_COME_IN = (
    select(CallTable.id)
    .where(
        CallTable.dialled == bindparam("on_number"),
        CallTable.started_at >= bindparam("since", type_=CallTable.started_at.type),
        or_(CallTable.caller.is_(None), CallTable.caller == bindparam("from_number", type_=CallTable.caller.type)),
    )
    .limit(1)
)
_SEAT = select(SeatTable.number).where(SeatTable.call_id == bindparam("sitting"))


def recent_calls(act: Act, *, most: int) -> list[RecentCall]:
    """The newest first."""
    return every(RecentCall, act.connection.execute(_RECENT, {"most": most}))


def seat_number_of(act: Act, call_id: int) -> int | None:
    """Of the seat in which the call sits."""
    return act.connection.execute(_SEAT, {"sitting": call_id}).scalar_one_or_none()


def has_come_in(act: Act, number: str, *, caller: str | None, since: datetime) -> bool:
    """Whether a call has come in on this number since then, from this caller or from one that is withheld."""
    asked = {"on_number": number, "since": since, "from_number": caller}
    return act.connection.execute(_COME_IN, asked).first() is not None
