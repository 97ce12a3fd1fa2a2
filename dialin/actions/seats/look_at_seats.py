"""What `dialin seats` and the seat board show: each seat with its state, and how many are in which."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from dialin.store import attendees, calls, seats

FREE, ALLOCATED, OCCUPIED, HELD = "free", "allocated", "occupied", "held"
LOBBY_STAGES = ("TooEarly", "Lobby", "Waiting", "SecondPhone")


@dataclass(frozen=True, slots=True)
class SeatRow:
    """state: free, allocated, occupied or held. call: the provider's id. since: of this state."""

    number: int
    state: str
    attendee_id: int | None
    attendee: str | None
    call_id: int | None
    call: str | None
    since: datetime | None
    held_until: datetime | None


@dataclass(frozen=True, slots=True)
class SeatCount:
    """The seats of an event and who waits. lobby: callers on the line and not yet in."""

    seats: int
    allocated: int
    occupied: int
    held: int
    free: int
    waiting: int
    lobby: int
    rows: tuple[SeatRow, ...]


def look_at_seats(connection: Connection, event_id: int, *, now: datetime) -> SeatCount:
    names = {row.id: row.name for row in attendees.list_attendees(connection, event_id)}
    lines = {row.id: row for row in calls.calls_of_event(connection, event_id)}
    rows = []
    for seat in seats.list_seats(connection, event_id):
        sid = lines[seat.call_id].sid if seat.call_id in lines else None
        state = _state(seat.attendee_id, seat.call_id, seat.held_until, now)
        name = names.get(seat.attendee_id)
        rows.append(SeatRow(seat.number, state, seat.attendee_id, name, seat.call_id, sid, seat.since, seat.held_until))
    counted = Counter(row.state for row in rows)
    return SeatCount(
        seats=len(rows),
        allocated=counted[ALLOCATED],
        occupied=counted[OCCUPIED],
        held=counted[HELD],
        free=counted[FREE],
        waiting=len(attendees.waiting_list(connection, event_id)),
        lobby=sum(line.stage in LOBBY_STAGES for line in lines.values()),
        rows=tuple(rows),
    )


def _state(attendee_id: int | None, call_id: int | None, held_until: datetime | None, now: datetime) -> str:
    if call_id is not None:
        return OCCUPIED
    if held_until is not None and held_until > now:
        return HELD
    return FREE if attendee_id is None else ALLOCATED
