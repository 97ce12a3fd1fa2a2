"""Callers for the tests of the actions: a call that belongs to an attendee, and what it does."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from dialin.actions.attendees.register import Registered
from dialin.actions.calls.end_call import end_call
from dialin.actions.seats.claim_seat import claim_seat
from dialin.actions.seats.look_at_seats import SeatCount, look_at_seats
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed, SeatOutcome
from dialin.store import calls
from dialin.store.act import Act
from dialin.store.database import Database, table_of
from dialin.store.events import load_event
from dialin.store.work import WorkTable
from tests.acting import acting, looking
from tests.building import EVENING, a_call


def dial(
    database: Database, person: Registered, event_id: int, *, sid: str | None = None, caller: str | None = None
) -> str:
    """The provider's id of a new call whose PIN has been accepted."""
    sid = sid or f"CA{person.attendee_id}"
    owner = {"event_id": event_id, "attendee_id": person.attendee_id}
    call = a_call(sid, **owner, caller=caller, stage="SeatClaiming", state='{"stage":"SeatClaiming"}')
    with acting(database) as act:
        assert calls.begin_call(act, call)
    return sid


def claim(database: Database, sid: str, *, now: datetime = EVENING, take_over: bool = False) -> SeatOutcome:
    """What a turn of this call does that asks for a seat."""
    with acting(database) as act:
        return claim_in(act, sid, now=now, take_over=take_over)


def claim_in(act: Act, sid: str, *, now: datetime = EVENING, take_over: bool = False) -> SeatOutcome:
    row = calls.load_call(act, sid)
    assert row is not None
    outcome = claim_seat(replace(act, now=now), row, take_over=take_over)
    calls.change_call(act, row.id, {"is_waiting": isinstance(outcome, SeatAwaited)})
    return outcome


def sits(database: Database, person: Registered, event_id: int, **given: Any) -> str:
    """The id of a new call that sits."""
    now = given.pop("now", EVENING)
    sid = dial(database, person, event_id, **given)
    outcome = claim(database, sid, now=now)
    assert isinstance(outcome, SeatClaimed), outcome
    return sid


def hang_up(database: Database, sid: str, *, now: datetime = EVENING) -> bool:
    with acting(database, now=now) as act:
        return end_call(act, sid)


def board(database: Database, event_id: int, *, now: datetime = EVENING) -> SeatCount:
    with looking(database, now=now) as act:
        return look_at_seats(act, load_event(act, event_id))


def sitting(database: Database, event_id: int) -> list[str]:
    """The ids of the calls that sit, by seat."""
    return [row.call for row in board(database, event_id).rows if row.call is not None]


def call_of(database: Database, sid: str) -> calls.Call:
    with looking(database) as act:
        row = calls.load_call(act, sid, lock=False)
    assert row is not None
    return row


def news_for(database: Database, sid: str) -> list[str]:
    """What this call has been told, in order."""
    work = table_of(WorkTable)
    with looking(database) as act:
        call = calls.load_call(act, sid, lock=False)
        assert call is not None
        rows = act.connection.execute(work.select().where(work.c.call_id == call.id).order_by(work.c.id))
        return [row.details["news"] for row in rows]
