"""Looks at many calls: those on the line now, those of one event, and those that should be over."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select, true

from dialin.dialogue.words.state import Place
from dialin.store.act import Act
from dialin.store.calls import WITH_EVENT_AND_HAND, Call, CallTable, with_event_and_hand
from dialin.store.database import table_of
from dialin.store.events import Event, EventTable
from dialin.store.rows import every, one
from dialin.store.seats import SeatTable

_LIVE = select(CallTable.__table__).where(CallTable.hung_up_at.is_(None)).order_by(CallTable.id)


def live_calls(act: Act) -> list[Call]:
    return every(Call, act.connection.execute(_LIVE))


def calls_of_event(act: Act, event_id: int) -> list[Call]:
    """Live calls that belong to the event."""
    return every(Call, act.connection.execute(_LIVE.where(CallTable.event_id == event_id)))


def count_calls(act: Act, event_id: int, places: Collection[Place]) -> int:
    """How many live calls of the event are in one of these places."""
    counted = select(func.count()).select_from(CallTable).where(CallTable.hung_up_at.is_(None))
    of_event = counted.where(CallTable.event_id == event_id, CallTable.place.in_(places))
    return int(act.connection.execute(of_event).scalar_one())


def find_call_to_event(act: Act, event: Event, call_id: int) -> Call | None:
    """The live call with this id, if it is the event's, or on its number and of no event yet."""
    return one(Call, act.connection.execute(to_event(event).where(CallTable.id == call_id)))


def to_event(event: Event) -> Select[Any]:
    """The query for the live calls of the event, and for those on its number that belong to no event yet."""
    is_dialled = true() if event.number is None else CallTable.dialled == event.number
    return _LIVE.where(or_(CallTable.event_id == event.id, and_(CallTable.event_id.is_(None), is_dialled)))


@dataclass(frozen=True, slots=True)
class LeftSeat:
    """A seat in which a call still sits that is over."""

    call_id: int
    hung_up_at: datetime
    event_id: int


_LEFT_SEATS = (
    select(CallTable.id, CallTable.hung_up_at, SeatTable.event_id)
    .join(SeatTable, SeatTable.call_id == CallTable.id)
    .where(CallTable.hung_up_at.is_not(None))
    .order_by(CallTable.id)
)


def left_seats(act: Act, *, lock: bool) -> list[LeftSeat]:
    found = _LEFT_SEATS.with_for_update(of=table_of(CallTable)) if lock else _LEFT_SEATS
    return every(LeftSeat, act.connection.execute(found))


_AFTER_THE_END = WITH_EVENT_AND_HAND.where(CallTable.hung_up_at.is_(None), EventTable.ended_at.is_not(None)).order_by(
    CallTable.id
)


def calls_after_the_end(act: Act) -> list[Call]:
    """Live calls of events that have ended, with their event."""
    return every(with_event_and_hand, act.connection.execute(_AFTER_THE_END))
