"""What is looked at on the evening of an event: its seats with whose they are, and its calls with whose they are."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, exists, select

from dialin.rules.outgoing.words import Purpose
from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.calls import Call, CallTable
from dialin.store.database import table_of
from dialin.store.events import Event
from dialin.store.live_calls import to_event
from dialin.store.rows import every
from dialin.store.seats import Seat, SeatTable
from dialin.store.work import WorkTable


@dataclass(frozen=True, slots=True)
class OwnedSeat:
    """A seat, whose it is, how they are called, and the provider's id of the live call that sits in it."""

    seat: Seat
    attendee: str | None
    is_barred: bool
    room: str | None
    called_by: str | None
    has_dial: bool | None
    sid: str | None
    is_called: bool = False  # its attendee hung up waiting, and is called for it


_OWNER = (
    AttendeeTable.name, AttendeeTable.barred_at.is_not(None), AttendeeTable.room, AttendeeTable.called_by,
    AttendeeTable.has_dial,
)  # fmt: skip
_IS_CALLED = exists().where(
    WorkTable.attendee_id == SeatTable.attendee_id, WorkTable.kind == Purpose.STANDBY, WorkTable.done_at.is_(None)
)
_SEATS = (
    select(*table_of(SeatTable).c, *_OWNER, CallTable.sid, _IS_CALLED)
    .outerjoin(AttendeeTable, AttendeeTable.id == SeatTable.attendee_id)
    .outerjoin(CallTable, (CallTable.id == SeatTable.call_id) & CallTable.hung_up_at.is_(None))
    .where(SeatTable.event_id == bindparam("event_id"))
    .order_by(SeatTable.number)
)
_SEAT_COLUMNS, _CALL_COLUMNS = len(table_of(SeatTable).c), len(table_of(CallTable).c)


def seats_of_event(act: Act, event_id: int) -> list[OwnedSeat]:
    def owned(*row: Any) -> OwnedSeat:
        name, is_barred, room, called_by, has_dial, sid, is_called = row[_SEAT_COLUMNS:]
        seat = Seat(*row[:_SEAT_COLUMNS])
        return OwnedSeat(seat, name, bool(is_barred), room, called_by, has_dial, sid, bool(is_called))

    return every(owned, act.connection.execute(_SEATS, {"event_id": event_id}))


@dataclass(frozen=True, slots=True)
class OwnedCall:
    """A live call, and the name of whose it is; None for a guest."""

    call: Call
    name: str | None


def calls_with_names(act: Act, event: Event) -> list[OwnedCall]:
    """Live calls of the event, and those on its number that belong to no event yet."""
    named = to_event(event).add_columns(AttendeeTable.name)
    found = named.outerjoin(AttendeeTable, AttendeeTable.id == CallTable.attendee_id)
    return every(lambda *row: OwnedCall(Call(*row[:_CALL_COLUMNS]), row[-1]), act.connection.execute(found))
