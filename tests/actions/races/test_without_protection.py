"""Counter-tests: the same races with the protection taken out must fail, or the race tests prove nothing."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Barrier

import pytest
from sqlalchemy import bindparam, func, select, text, update

from dialin.services import Services
from dialin.store.database import Database
from dialin.store.seats import Claim, SeatTable, sit_in_unused_seat
from dialin.store.seats_to_be_had import is_any_unused
from tests.acting import acting, looking
from tests.actions.callers import call_of, dial
from tests.actions.races.crowds import at_once, check_fairly_seated
from tests.building import NO_SHOW, make_event, register_people
from tests.slowness import LONG_ENOUGH

SEATS, CALLERS = 2, 6
Way = Callable[[Database, int, str, Barrier], str | None]


def counted_in(database: Database, event_id: int, sid: str, look: Barrier) -> str | None:
    """Looks how many are in, then sits: the mistake that a seat table is there to make impossible."""
    with looking(database) as act:
        occupied = select(func.count(SeatTable.id)).where(
            SeatTable.event_id == event_id, SeatTable.call_id.is_not(None)
        )
        may_enter = act.connection.execute(occupied).scalar_one() < SEATS
    look.wait()
    with acting(database) as act:
        if may_enter:
            act.connection.execute(text("INSERT INTO admitted (call) VALUES (:sid)"), {"sid": sid})
    return sid if may_enter else None


def unguarded(database: Database, event_id: int, sid: str, look: Barrier) -> str | None:
    """Looks for a free seat, then writes itself into it without asking whether it still is free."""
    call = call_of(database, sid)
    with looking(database) as act:
        free = (
            select(SeatTable.id)
            .where(SeatTable.event_id == event_id, SeatTable.call_id.is_(None))
            .order_by(SeatTable.number)
            .limit(1)
        )
        seat_id = act.connection.execute(free).scalar_one_or_none()
    look.wait()
    with acting(database) as act:
        sit = (
            update(SeatTable)
            .where(SeatTable.id == bindparam("seat"))
            .values(call_id=call.id, attendee_id=call.attendee_id)
        )
        act.connection.execute(sit, {"seat": seat_id})
    return sid if seat_id is not None else None


def guarded(database: Database, event_id: int, sid: str, look: Barrier) -> str | None:
    """The door's own statement, forced into the same order of looks and deeds."""
    call = call_of(database, sid)
    with looking(database, now=NO_SHOW) as act:
        assert is_any_unused(act, event_id)
    look.wait()
    with acting(database) as act:
        seat = sit_in_unused_seat(replace(act, now=NO_SHOW), Claim(event_id, call.attendee_id, call.id))
    return sid if seat is not None else None


def race(services: Services, url: str, claim: Way) -> None:
    event = make_event(services, seats=SEATS)
    people = register_people(services, event, SEATS + CALLERS)
    sids = [dial(services.database, person, event) for person in people[SEATS:]]
    with services.acting("test") as act:
        act.connection.execute(text("CREATE TABLE admitted (call VARCHAR)"))
    look = Barrier(CALLERS, timeout=LONG_ENOUGH)
    claimed = at_once(url, [partial(claim, event_id=event, sid=sid, look=look) for sid in sids])
    check_fairly_seated(services.database, event, [sid for sid in claimed if sid is not None], seats=SEATS)


@pytest.mark.parametrize("claim", [counted_in, unguarded])
def test_look_then_act_lets_too_many_in(services: Services, database_url: str, claim: Way) -> None:
    with pytest.raises(AssertionError, match="callers were let in to 2 seats"):
        race(services, database_url, claim)


def test_the_doors_own_statement_holds_in_the_same_race(services: Services, database_url: str) -> None:
    race(services, database_url, guarded)
