"""What the seat board shows at one moment, as one frozen value: when nothing of it changed, nothing is sent."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import starmap

from dialin.actions.bridges.direct.watch_direct import DirectWatch, watch_direct
from dialin.actions.lines.watch_registering import watch_registering
from dialin.actions.pins.guessing.watch_guessing import Alarm, watch_guessing
from dialin.actions.seats.look_at_seats import LOBBY, SeatCount, SeatRow, count_seats
from dialin.admin.bridges.shown import BoardLeg, look_at_leg
from dialin.admin.platforms.shown import BoardPlatform, look_at_platform
from dialin.admin.testing.view import BoardTest, board_tests
from dialin.dialogue.words.state import Place
from dialin.rules.phases import Phase, Schedule, doors_open_at, phase_at
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.audit import entries_of
from dialin.store.call_backs import CallBack, open_call_backs
from dialin.store.evening import OwnedCall, OwnedSeat, calls_with_names, seats_of_event
from dialin.store.events import Event
from dialin.store.floor import OwnedHand, hands_up
from dialin.store.waiting import Waiting, waiting_list
from dialin.store.workers import Silence, find_silence

FIRST_FEW = 8  # calls without a seat that are shown before one asks for more


@dataclass(frozen=True, slots=True)
class BoardSeat:
    """A seat as it is shown."""

    row: SeatRow
    stage: str | None  # what who sits in it is doing, where that is not simply hearing the event
    by_hand: bool  # let in by staff
    owned: OwnedSeat


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
    is_on_standby: bool  # hung up, and is called when a seat is free


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
    has_not_agreed: bool  # to be recorded, where the event is: they will be asked before they are heard


@dataclass(frozen=True, slots=True)
class Board:
    """One look."""

    phase: Phase
    step_at: datetime | None  # when the phase ends by itself; None once the event is over
    count: SeatCount
    leg: BoardLeg
    platform: BoardPlatform | None  # None: it is not asked
    tests: tuple[BoardTest, ...]  # what test calls have found out, until the doors open
    direct: DirectWatch | None  # of callers' own lines
    seats: tuple[BoardSeat, ...]
    calls: tuple[BoardCall, ...]
    waiting: tuple[Waiter, ...]
    call_backs: tuple[CallBack, ...]
    hands: tuple[BoardHand, ...]
    guessing: tuple[Alarm, ...]
    rush: int  # people registered by telephone within the hour, where they are alarmingly many; else 0
    silence: Silence | None  # of the background work

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


def look_at_board(act: Act, event: Event, *, sees: Callable[[int | None], bool]) -> Board:
    """Everything of one event's evening, read in one transaction so that the numbers agree.

    sees: of which events a call-back that is for the next one may be shown here.
    """
    schedule = schedule_of(event)
    phase = phase_at(schedule, act.now)
    seats, waiting, calls = seats_of_event(act, event.id), waiting_list(act, event.id), calls_with_names(act, event)
    lobby = sum(one.call.event_id == event.id and one.call.place in LOBBY for one in calls)
    alarms = watch_guessing(act, [one.call for one in calls])
    count = count_seats(event, seats, waiting=len(waiting), lobby=lobby, now=act.now)
    return Board(
        phase=phase,
        step_at=_step_at(schedule, phase),
        count=count,
        leg=look_at_leg(event, phase, act.now),
        platform=look_at_platform(act, event),
        tests=board_tests(act, event),
        direct=watch_direct(act, event),
        seats=_seats(act, event, zip(count.rows, seats, strict=True), calls),
        calls=_calls(calls, seats, alarms.calls),
        waiting=tuple(starmap(_waiter, enumerate(waiting, 1))),
        call_backs=tuple(one for one in open_call_backs(act, event.id) if sees(one.event_id)),
        hands=_hands(event, hands_up(act, event.id)),
        guessing=alarms.together,
        rush=watch_registering(act, event.id, seats=len(seats)),
        silence=find_silence(act),
    )


def _waiter(place: int, one: Waiting) -> Waiter:
    is_calling = one.call_id is not None
    return Waiter(one.id, place, one.name, is_calling, one.is_on_standby and not is_calling)


def _step_at(schedule: Schedule, phase: Phase) -> datetime | None:
    return {
        Phase.REGISTRATION: doors_open_at(schedule),
        Phase.CLOSED: doors_open_at(schedule),
        Phase.LOBBY: schedule.starts,
        Phase.LIVE: schedule.ends,
    }.get(phase)


def _seats(
    act: Act, event: Event, seats: Iterable[tuple[SeatRow, OwnedSeat]], calls: Sequence[OwnedCall]
) -> tuple[BoardSeat, ...]:
    by_hand = {entry.details.get("call") for entry in entries_of(act, event.id, "call.put_in")}
    elsewhere = {one.call.id: one.call.stage for one in calls if one.call.place is not Place.EVENT}
    return tuple(
        BoardSeat(
            row,
            stage=elsewhere.get(row.call_id) if row.call_id else None,
            by_hand=row.call_id in by_hand,
            owned=owned,
        )
        for row, owned in seats
    )


def _calls(
    calls: Sequence[OwnedCall], seats: Sequence[OwnedSeat], alarms: Mapping[str, Alarm]
) -> tuple[BoardCall, ...]:
    """Those in trouble first, the longest on the line before the others."""
    numbers = {owned.seat.call_id: owned.seat.number for owned in seats if owned.seat.call_id is not None}
    shown = [
        BoardCall(
            id=call.id,
            attendee_id=call.attendee_id,
            name=owned.name,
            stage=call.stage,
            trouble=call.trouble,
            since=call.started_at,
            seat=numbers.get(call.id),
            has_number=call.caller is not None,
            alarm=alarms.get(call.sid),
        )
        for owned in calls
        for call in [owned.call]
    ]
    return tuple(sorted(shown, key=lambda call: (call.trouble is None, call.alarm is None, call.since, call.id)))


def _hands(event: Event, up: Sequence[OwnedHand]) -> tuple[BoardHand, ...]:
    """Who has the floor first, then the order in which hands went up."""
    waiting = [one for one in up if not one.hand.has_floor]
    places = {one.hand.id: place for place, one in enumerate(waiting, 1)}
    return tuple(
        BoardHand(
            id=one.hand.id,
            name=one.name,
            attendee_id=one.hand.attendee_id,
            seat=one.seat,
            is_here=one.is_here,
            position=places.get(one.hand.id),
            since=one.hand.raised_at,
            floor_since=one.hand.floor_at,
            is_open=one.hand.is_open,
            to_be_read_out=one.hand.may_be_recorded is False,
            has_not_agreed=event.is_recorded and bool(one.hand.attendee_id) and one.hand.may_be_recorded is None,
        )
        for one in (*(one for one in up if one.hand.has_floor), *waiting)
    )
