"""What `dialin seats` and the seat board show: each seat with its state, and how many are in which."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from dialin.store import attendees, calls, seats
from dialin.store.act import Act
from dialin.store.events import load_event
from dialin.store.seats import Seat

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


def look_at_seats(act: Act, event_id: int) -> SeatCount:
    names = {row.id: row.name for row in attendees.list_attendees(act, event_id)}
    lines = {row.id: row for row in calls.calls_of_event(act, event_id)}
    is_over = load_event(act, event_id).ended_at is not None
    rows = []
    for seat in seats.list_seats(act, event_id):
        sid = None if seat.call_id is None or seat.call_id not in lines else lines[seat.call_id].sid
        state = _state(seat, act.now, is_over=is_over)
        name = None if seat.attendee_id is None else names.get(seat.attendee_id)
        rows.append(SeatRow(seat.number, state, seat.attendee_id, name, seat.call_id, sid, seat.since, seat.held_until))
    counted = Counter(row.state for row in rows)
    return SeatCount(
        seats=len(rows),
        allocated=counted[ALLOCATED],
        occupied=counted[OCCUPIED],
        held=counted[HELD],
        free=counted[FREE],
        waiting=attendees.count_waiting(act, event_id),
        lobby=sum(line.stage in LOBBY_STAGES for line in lines.values()),
        rows=tuple(rows),
    )


def _state(seat: Seat, now: datetime, *, is_over: bool) -> str:
    """After the end every seat is free; whose it was stays on record."""
    if seat.call_id is not None:
        return OCCUPIED
    if seat.held_until is not None and seat.held_until > now:
        return HELD
    return FREE if seat.attendee_id is None or is_over else ALLOCATED
