"""What `dialin seats` and the seat board show: each seat with its state, and how many are in which."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialin.dialogue.words.state import Place
from dialin.store.act import Act
from dialin.store.evening import OwnedSeat, seats_of_event
from dialin.store.events import Event
from dialin.store.live_calls import count_calls
from dialin.store.seats import Seat
from dialin.store.waiting import count_waiting

FREE, ALLOCATED, OCCUPIED, HELD = "free", "allocated", "occupied", "held"
LOBBY = (Place.LOBBY, Place.WAITING)


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
    is_leaving: bool = False  # who sits in it may not stay, and is not known to be out of the event
    is_called: bool = False  # it is kept for somebody who hung up waiting, and who is called at this moment


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


def look_at_seats(act: Act, event: Event) -> SeatCount:
    waiting, lobby = count_waiting(act, event.id), count_calls(act, event.id, LOBBY)
    return count_seats(event, seats_of_event(act, event.id), waiting=waiting, lobby=lobby, now=act.now)


def count_seats(event: Event, seats: Sequence[OwnedSeat], *, waiting: int, lobby: int, now: datetime) -> SeatCount:
    """The same, where seats and callers have been looked at already."""
    rows = tuple(_row(owned, now, is_over=event.ended_at is not None) for owned in seats)
    counted = Counter(row.state for row in rows)
    return SeatCount(
        seats=len(rows),
        allocated=counted[ALLOCATED],
        occupied=counted[OCCUPIED],
        held=counted[HELD],
        free=counted[FREE],
        waiting=waiting,
        lobby=lobby,
        rows=rows,
    )


def _row(owned: OwnedSeat, now: datetime, *, is_over: bool) -> SeatRow:
    seat = owned.seat
    return SeatRow(
        number=seat.number,
        state=_state(seat, now, is_over=is_over),
        attendee_id=seat.attendee_id,
        attendee=owned.attendee,
        call_id=seat.call_id,
        call=owned.sid,
        since=seat.since,
        held_until=seat.held_until,
        is_leaving=seat.leaving_since is not None,
        is_called=owned.is_called and seat.call_id is None,
    )


def _state(seat: Seat, now: datetime, *, is_over: bool) -> str:
    """After the end every seat is free; whose it was stays on record."""
    if seat.call_id is not None:
        return OCCUPIED
    if seat.held_until is not None and seat.held_until > now:
        return HELD
    return FREE if seat.attendee_id is None or is_over else ALLOCATED
