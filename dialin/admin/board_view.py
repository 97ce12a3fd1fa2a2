"""What the seat board shows at one moment, as one frozen value: when nothing of it changed, nothing is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dialin.actions.events.schedule import needs_bridge_leg, schedule_of
from dialin.actions.pins.watch_throttle import Alarm, call_alarms, lockout_alarms
from dialin.actions.seats.look_at_seats import SeatCount, SeatRow, look_at_seats
from dialin.rules.phases import Phase, Schedule, doors_open_at, phase_at
from dialin.store.act import Act
from dialin.store.attendees import list_attendees, waiting_list
from dialin.store.audit import entries_of
from dialin.store.bridge_legs import find_leg
from dialin.store.call_backs import open_call_backs
from dialin.store.calls import calls_to_event
from dialin.store.events import Event
from dialin.store.hands import raised_hands

FIRST_FEW = 8  # calls without a seat that are shown before one asks for more


@dataclass(frozen=True, slots=True)
class BoardSeat:
    """One seat of the event."""

    row: SeatRow
    stage: str | None  # what the person in it is doing; None in an empty one
    by_hand: bool  # let in by staff
    is_barred: bool  # by staff


@dataclass(frozen=True, slots=True)
class BoardCall:
    """A live call."""

    id: int
    attendee_id: int | None
    name: str | None  # None for a guest
    stage: str
    trouble: str | None  # the stage in which the caller asked for help
    since: datetime
    seat: int | None  # the one that the caller has
    has_number: bool
    alarm: Alarm | None

    @property
    def is_marked(self) -> bool:
        return self.trouble is not None or self.alarm is not None


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody on the waiting list."""

    attendee_id: int
    position: int
    name: str
    is_calling: bool  # on the line at this moment


@dataclass(frozen=True, slots=True)
class OpenCallBack:
    """A call back that was promised."""

    id: int
    name: str | None  # None for a guest
    since: datetime


@dataclass(frozen=True, slots=True)
class BoardLeg:
    """The line into the videoconference."""

    state: str  # none, idle, dialling, up or down
    since: datetime | None
    failure: str | None


@dataclass(frozen=True, slots=True)
class BoardHand:
    """A raised hand."""

    id: int
    name: str
    attendee_id: int | None  # None for somebody on the web
    seat: int | None
    is_here: bool  # its owner is connected now
    position: int | None  # in the one order; None with the floor
    since: datetime
    floor_since: datetime | None  # None while it waits
    is_open: bool  # the microphone
    to_be_read_out: bool  # its owner is not to be recorded: the moderator reads the question


@dataclass(frozen=True, slots=True)
class Board:
    """One look."""

    phase: Phase
    step_at: datetime | None  # when the phase ends by itself; None once the event is over
    count: SeatCount
    leg: BoardLeg
    seats: tuple[BoardSeat, ...]
    calls: tuple[BoardCall, ...]
    waiting: tuple[Waiter, ...]
    call_backs: tuple[OpenCallBack, ...]
    hands: tuple[BoardHand, ...]
    lockouts: tuple[Alarm, ...]

    @property
    def next_hand(self) -> BoardHand | None:
        """As `call_next_hand` chooses: of somebody who sits in a seat now, or of somebody on the web."""
        ready = (hand for hand in self.hands if hand.floor_since is None and (hand.is_here or not hand.attendee_id))
        return next(ready, None)

    @property
    def troubled(self) -> tuple[BoardCall, ...]:
        return tuple(call for call in self.calls if call.trouble)

    @property
    def standing(self) -> tuple[BoardCall, ...]:
        """Calls that somebody may have to do something about: without a seat, or with a mark."""
        return tuple(call for call in self.calls if call.seat is None or call.is_marked)

    @property
    def foremost(self) -> tuple[BoardCall, ...]:
        """Everybody with a mark, and others up to the first few: two hundred in the lobby must not bury the board."""
        return tuple(call for at, call in enumerate(self.standing) if call.is_marked or at < FIRST_FEW)

    @property
    def further(self) -> tuple[BoardCall, ...]:
        return self.standing[len(self.foremost) :]

    @property
    def seated(self) -> tuple[BoardCall, ...]:
        return tuple(call for call in self.calls if call not in self.standing)


def look_at_board(act: Act, event: Event) -> Board:
    """Everything of one event's evening, read in one transaction so that the numbers agree."""
    schedule = schedule_of(event)
    phase = phase_at(schedule, act.now)
    count = look_at_seats(act, event.id)
    by_hand = {entry.details.get("call") for entry in entries_of(act, event.id, "call.put_in")}
    people = list_attendees(act, event.id)
    names = {row.id: row.name for row in people}
    barred = {row.id for row in people if row.barred_at is not None}
    calls = _calls(act, event, count, names)
    stages = {call.id: call.stage for call in calls}
    return Board(
        phase=phase,
        step_at=_step_at(schedule, phase),
        count=count,
        leg=_leg(act, event),
        seats=tuple(
            BoardSeat(
                row,
                stage=stages.get(row.call_id) if row.call_id else None,
                by_hand=row.call_id in by_hand,
                is_barred=row.attendee_id in barred,
            )
            for row in count.rows
        ),
        calls=calls,
        waiting=_waiting(act, event.id),
        call_backs=tuple(
            OpenCallBack(row.id, _name(names, row.attendee_id), row.promised_at)
            for row in open_call_backs(act, event.id)
        ),
        hands=_hands(act, event.id, count, names),
        lockouts=lockout_alarms(act),
    )


def _name(names: Mapping[int, str], attendee_id: int | None) -> str | None:
    return None if attendee_id is None else names.get(attendee_id)


def _step_at(schedule: Schedule, phase: Phase) -> datetime | None:
    return {
        Phase.REGISTRATION: doors_open_at(schedule),
        Phase.CLOSED: doors_open_at(schedule),
        Phase.LOBBY: schedule.starts,
        Phase.LIVE: schedule.ends,
    }.get(phase)


def _leg(act: Act, event: Event) -> BoardLeg:
    if not needs_bridge_leg(event):
        return BoardLeg("none", None, None)
    leg = find_leg(act, event.id)
    return BoardLeg("idle", None, None) if leg is None else BoardLeg(leg.state, leg.changed_at, leg.failure)


def _calls(act: Act, event: Event, count: SeatCount, names: Mapping[int, str]) -> tuple[BoardCall, ...]:
    """Those in trouble first, the longest on the line before the others."""
    calls = calls_to_event(act, event.id, event.number)
    seats = {row.call_id: row.number for row in count.rows if row.call_id is not None}
    alarms = call_alarms(act, calls)
    shown = [
        BoardCall(
            id=call.id,
            attendee_id=call.attendee_id,
            name=_name(names, call.attendee_id),
            stage=call.stage,
            trouble=call.trouble,
            since=call.started_at,
            seat=seats.get(call.id),
            has_number=call.caller is not None,
            alarm=alarms.get(call.sid),
        )
        for call in calls
    ]
    return tuple(sorted(shown, key=lambda call: (call.trouble is None, call.alarm is None, call.since, call.id)))


def _waiting(act: Act, event_id: int) -> tuple[Waiter, ...]:
    rows = waiting_list(act, event_id)
    return tuple(Waiter(row.id, place, row.name, row.call_id is not None) for place, row in enumerate(rows, 1))


def _hands(act: Act, event_id: int, count: SeatCount, names: Mapping[int, str]) -> tuple[BoardHand, ...]:
    """Who has the floor first, then the order in which hands went up."""
    seats = {row.attendee_id: row for row in count.rows if row.attendee_id is not None}
    rows = sorted(raised_hands(act, event_id), key=lambda row: (row.floor_at is None, row.id))
    places = {row.id: place for place, row in enumerate((row for row in rows if row.floor_at is None), 1)}
    return tuple(
        BoardHand(
            id=row.id,
            name=row.name or _name(names, row.attendee_id) or "",
            attendee_id=row.attendee_id,
            seat=seats[row.attendee_id].number if row.attendee_id in seats else None,
            is_here=row.attendee_id in seats and seats[row.attendee_id].call_id is not None,
            position=places.get(row.id),
            since=row.raised_at,
            floor_since=row.floor_at,
            is_open=row.is_open,
            to_be_read_out=row.may_be_recorded is False,
        )
        for row in rows
    )
