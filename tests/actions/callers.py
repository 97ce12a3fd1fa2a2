"""Callers for the tests of the actions: a call that belongs to an attendee, and what it does."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from dialin.actions.attendees.register import Registered
from dialin.actions.calls.end_call import end_call
from dialin.actions.calls.live_call import live_call
from dialin.actions.seats.claim_seat import claim_seat
from dialin.actions.seats.look_at_seats import SeatCount, look_at_seats
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed, SeatOutcome
from dialin.store import calls
from dialin.store.database import Database, Record, reading, table_of, transaction
from dialin.store.work import Work
from tests.building import EVENING, NUMBER


def dial(
    database: Database, person: Registered, event_id: int, *, sid: str | None = None, caller: str | None = None
) -> str:
    """The provider's id of a new call whose PIN has been accepted."""
    sid = sid or f"CA{person.attendee_id}"
    row: dict[str, Any] = {
        "sid": sid,
        "event_id": event_id,
        "attendee_id": person.attendee_id,
        "caller": caller,
        "dialled": NUMBER,
        "language": "de",
        "stage": "SeatClaiming",
        "state": '{"stage":"SeatClaiming"}',
        "turn": 1,
        "reply": "",
        "is_waiting": False,
        "wants_music": True,
        "started_at": EVENING,
        "changed_at": EVENING,
    }
    with transaction(database) as connection:
        assert calls.begin_call(connection, row)
    return sid


def claim(database: Database, sid: str, *, now: datetime = EVENING, take_over: bool = False) -> SeatOutcome:
    """What a turn of this call does that asks for a seat."""
    with transaction(database) as connection:
        return claim_in(connection, sid, now=now, take_over=take_over)


def claim_in(connection: Connection, sid: str, *, now: datetime = EVENING, take_over: bool = False) -> SeatOutcome:
    row = calls.load_call(connection, sid)
    assert row is not None
    outcome = claim_seat(connection, live_call(row), now=now, take_over=take_over)
    calls.change_call(connection, row.id, {"is_waiting": isinstance(outcome, SeatAwaited)})
    return outcome


def sits(database: Database, person: Registered, event_id: int, **given: Any) -> str:
    """The id of a new call that sits."""
    now = given.pop("now", EVENING)
    sid = dial(database, person, event_id, **given)
    outcome = claim(database, sid, now=now)
    assert isinstance(outcome, SeatClaimed), outcome
    return sid


def hang_up(database: Database, sid: str, *, now: datetime = EVENING) -> bool:
    with transaction(database) as connection:
        return end_call(connection, sid, now=now)


def board(database: Database, event_id: int, *, now: datetime = EVENING) -> SeatCount:
    with reading(database) as connection:
        return look_at_seats(connection, event_id, now=now)


def sitting(database: Database, event_id: int) -> list[str]:
    """The ids of the calls that sit, by seat."""
    return [row.call for row in board(database, event_id).rows if row.call is not None]


def call_of(database: Database, sid: str) -> Record:
    with reading(database) as connection:
        row = calls.load_call(connection, sid, lock=False)
    assert row is not None
    return row


def news_for(database: Database, sid: str) -> list[str]:
    """What this call has been told, in order."""
    work = table_of(Work)
    with reading(database) as connection:
        call = calls.load_call(connection, sid, lock=False)
        assert call is not None
        rows = connection.execute(work.select().where(work.c.call_id == call.id).order_by(work.c.id))
        return [row.details["news"] for row in rows]
