"""Who hung up waiting for a seat and is to be called when one is free: rows of work, and their place in the line.

Such a row names the call in which it was asked for, and with it the place among those who wait on the line.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, func, null, or_, select, update

from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.store.act import Act
from dialin.store.attendees import SEATED, AttendeeTable
from dialin.store.calls import CallTable
from dialin.store.database import table_of
from dialin.store.events import Event
from dialin.store.outgoing import Wanted, add_outgoing, stop_outgoing
from dialin.store.rows import every, one
from dialin.store.seats import SeatTable
from dialin.store.waiting import Waiting, first_on_the_line
from dialin.store.work import Work, WorkTable

MISSED = (Outcome.BUSY, Outcome.NO_ANSWER, Outcome.REJECTED, Outcome.MACHINE, Outcome.SILENT, Outcome.UNREACHABLE)
WORTH = timedelta(minutes=15)  # before the end nobody is called any more

_EVENT = bindparam("event_id", type_=WorkTable.event_id.type)
_IS_STANDBY = (WorkTable.kind == Purpose.STANDBY, WorkTable.done_at.is_(None))
_WAITS = (*_IS_STANDBY, WorkTable.begun_at.is_(None))
_ON_THE_LINE = select(
    CallTable.attendee_id.label("attendee_id"), CallTable.id.label("call_id"), CallTable.id.label("since")
).where(CallTable.event_id == _EVENT, CallTable.hung_up_at.is_(None), CallTable.is_waiting)
_AT_HOME = (
    select(WorkTable.attendee_id, null(), WorkTable.call_id)
    .join(AttendeeTable, AttendeeTable.id == WorkTable.attendee_id)
    .where(WorkTable.event_id == _EVENT, *_WAITS, AttendeeTable.barred_at.is_(None))
)
_BOTH = _ON_THE_LINE.union_all(_AT_HOME).subquery()
_BY_PERSON = (
    select(_BOTH.c.attendee_id, func.min(_BOTH.c.call_id).label("call_id"), func.min(_BOTH.c.since).label("since"))
    .group_by(_BOTH.c.attendee_id)
    .subquery()
)
_LOST_A_SEAT = AttendeeTable.seated_at.is_not(None)
_FIRST_IN_LINE: Select[Any] = (
    select(AttendeeTable.id, AttendeeTable.name, _BY_PERSON.c.call_id, _LOST_A_SEAT.label("had_a_seat"))
    .select_from(_BY_PERSON.join(AttendeeTable.__table__, AttendeeTable.id == _BY_PERSON.c.attendee_id))
    .where(AttendeeTable.event_id == _EVENT, AttendeeTable.cancelled_at.is_(None), ~SEATED)
    .order_by(
        _LOST_A_SEAT, case((_LOST_A_SEAT, _BY_PERSON.c.since), else_=AttendeeTable.ordinal), AttendeeTable.ordinal
    )
    .limit(1)
)


def is_worth_a_call(act: Act, event: Event) -> bool:
    return act.now < event.ends - WORTH


def first_in_line(act: Act, event: Event) -> Waiting | None:
    """The first of the waiting list whose telephone waits, or who hung up to be called; these have no call_id."""
    if not is_worth_a_call(act, event):
        return first_on_the_line(act, event.id)
    return one(Waiting, act.connection.execute(_FIRST_IN_LINE, {"event_id": event.id}))


def add_standby(act: Act, event: Event, *, attendee_id: int, call_id: int, number: str) -> None:
    """number: E.164, the line that they wait at. Asking once more in the same call changes nothing."""
    row = {
        "key": f"standby:{call_id}",
        "kind": Purpose.STANDBY,
        "lane": Lane.CALLS,
        "event_id": event.id,
        "attendee_id": attendee_id,
        "call_id": call_id,
        "due_at": event.ends,
        "details": {"number": number},
    }
    add_outgoing(act, [row])


def open_standby_of(act: Act, attendee_id: int) -> Work | None:
    found = select(WorkTable.__table__).where(*_IS_STANDBY, WorkTable.attendee_id == attendee_id)
    return next(iter(every(Work, act.connection.execute(found.order_by(WorkTable.id)))), None)


def was_missed(act: Act, attendee_id: int) -> bool:
    """Whether they were last called for a seat in vain."""
    found = select(WorkTable.__table__).where(WorkTable.kind == Purpose.STANDBY, WorkTable.attendee_id == attendee_id)
    rows = every(Work, act.connection.execute(found.order_by(WorkTable.id.desc()).limit(1)))
    return any(row.done_at is not None and row.attempts > 0 and row.outcome in MISSED for row in rows)


def bring_forward(act: Act, attendee_id: int) -> None:
    """A seat is kept for them: they are called now."""
    _put_off(act, attendee_id, act.now)


def put_off(act: Act, attendee_id: int, event: Event) -> None:
    """They could not be called in time: they wait on, and are called for the next seat."""
    _put_off(act, attendee_id, event.ends)


def _put_off(act: Act, attendee_id: int, due_at: datetime) -> None:
    waits = update(WorkTable).where(WorkTable.attendee_id == attendee_id, *_WAITS)
    act.connection.execute(waits.values(due_at=due_at))


def wait_until_its_end(act: Act, event: Event, *, before: datetime) -> None:
    """The event ends at another time than before; whoever is being called for a seat is left alone."""
    waits = update(WorkTable).where(WorkTable.event_id == event.id, *_WAITS, WorkTable.due_at == before)
    act.connection.execute(waits.values(due_at=event.ends))


def stop_standby(
    act: Act, event_id: int, attendee_id: int, outcome: Outcome = Outcome.STOPPED, *, only_waiting: bool = True
) -> None:
    """They are not called any more. only_waiting: a call that is under way goes on."""
    wanted = Wanted(event_id=event_id, attendee_id=attendee_id, purposes=(Purpose.STANDBY,))
    stop_outgoing(act, wanted, outcome, only_waiting=only_waiting)


@dataclass(frozen=True, slots=True)
class Kept:
    """A seat in which nobody sits, whose attendee is called, or was."""

    attendee_id: int
    held_until: datetime | None
    work: Work


_KEPT = (
    select(SeatTable.attendee_id, SeatTable.held_until, *table_of(WorkTable).c)
    .join(
        WorkTable,
        and_(
            WorkTable.event_id == SeatTable.event_id,
            WorkTable.kind == Purpose.STANDBY,
            WorkTable.attendee_id == SeatTable.attendee_id,
            or_(WorkTable.done_at.is_(None), WorkTable.done_at > SeatTable.since),
        ),
    )
    .where(SeatTable.event_id == _EVENT, SeatTable.call_id.is_(None))
    .order_by(SeatTable.number, WorkTable.id)
)


def kept_seats(act: Act, event_id: int) -> list[Kept]:
    """By number of the seat; one seat more than once where its attendee was called more than once."""
    rows = act.connection.execute(_KEPT, {"event_id": event_id})
    return every(lambda attendee, until, *work: Kept(attendee, until, Work(*work)), rows)
