"""Looks at the seats of an event: whether any can be had, and how many are somebody's."""

from dataclasses import dataclass

from sqlalchemy import bindparam, func, or_, select

from dialin.store.act import Act
from dialin.store.events import EventTable
from dialin.store.seats import SeatTable

_OF_EVENT = SeatTable.event_id == bindparam("of_event")
_NOW = bindparam("now", type_=SeatTable.since.type)
_NOT_HELD = or_(SeatTable.held_until.is_(None), SeatTable.held_until <= _NOW)
_HOLD_OVER = select(SeatTable.id).where(_OF_EVENT, SeatTable.call_id.is_(None), SeatTable.held_until <= _NOW).limit(1)
_UNUSED = select(SeatTable.id).where(_OF_EVENT, SeatTable.call_id.is_(None), _NOT_HELD).limit(1)
_NOBODYS = select(SeatTable.id).where(_OF_EVENT, SeatTable.attendee_id.is_(None), SeatTable.call_id.is_(None)).limit(1)


def is_any_hold_over(act: Act, event_id: int) -> bool:
    return act.connection.execute(_HOLD_OVER, {"of_event": event_id, "now": act.now}).first() is not None


def is_any_unused(act: Act, event_id: int) -> bool:
    return act.connection.execute(_UNUSED, {"of_event": event_id, "now": act.now}).first() is not None


def is_any_unallocated(act: Act, event_id: int) -> bool:
    """Nobody's, and nobody is still on the way out of it."""
    return act.connection.execute(_NOBODYS, {"of_event": event_id}).first() is not None


def count_seats_with_pins_of(act: Act, digits: int, *, but: int | None) -> int:
    """All seats of events that are not over and whose PINs have so many digits. but: of an event left out."""
    counted = (
        select(func.count(SeatTable.id))
        .join(EventTable, EventTable.id == SeatTable.event_id)
        .where(EventTable.ended_at.is_(None), EventTable.pin_length == digits, EventTable.id != (but or 0))
    )
    return int(act.connection.execute(counted).scalar_one())


@dataclass(frozen=True, slots=True)
class SeatNumbers:
    """How many seats there are, their highest number, and how many are somebody's."""

    seats: int
    highest: int
    in_use: int


def count_seats(act: Act, event_id: int) -> SeatNumbers:
    in_use = func.count(SeatTable.id).filter(or_(SeatTable.attendee_id.is_not(None), SeatTable.call_id.is_not(None)))
    counted = select(func.count(SeatTable.id), func.coalesce(func.max(SeatTable.number), 0), in_use)
    return SeatNumbers(*act.connection.execute(counted.where(SeatTable.event_id == event_id)).one())
