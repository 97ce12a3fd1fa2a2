"""What the clock does to events, holds and lines: end, expire, clear."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event as engine_events

from dialin.actions.attendees.register import Registered, register
from dialin.actions.calls.end_call import end_call
from dialin.actions.events.end_event import end_event
from dialin.actions.events.run_longer import run_longer
from dialin.actions.house import House
from dialin.jobs import clear_lines, end_events, expire_holds, free_seats, tidy_up
from dialin.rules.registrations import Registration
from dialin.store import audit, calls, events, seats, staff, throttles, work
from dialin.store.database import Record, reading, transaction
from tests.building import ENDS, EVENING, NO_SHOW, begin_call, make_event, register_people
from tests.jobs.at_provider import call_of, seat_callers, seats_of


@pytest.fixture
def event_id(house: House) -> int:
    house.clock.now = EVENING
    return make_event(house)


def event_of(house: House, event_id: int) -> Record:
    with reading(house.database) as connection:
        return events.load_event(connection, event_id)


def news_of(house: House) -> list[tuple[str, int]]:
    with reading(house.database) as connection:
        rows = connection.execute(work.Work.__table__.select().order_by(work.Work.id)).all()
    return [(row.details["news"], row.call_id) for row in rows]


def wait_on_the_line(house: House, event_id: int, attendee_id: int, sid: str) -> int:
    call_id = begin_call(house, sid, event_id=event_id, attendee_id=attendee_id, is_waiting=True, stage="Waiting")
    house.provider.ring_in(sid)
    return call_id


# ---------------------------------------------------------------------- the end


def test_an_event_ends_when_its_time_is_over_and_its_callers_are_told_once(house: House, event_id: int) -> None:
    (sid,) = seat_callers(house, event_id, 1)
    house.clock.now = ENDS - timedelta(seconds=1)
    end_events.do(house)
    assert event_of(house, event_id).ended_at is None
    house.clock.now = ENDS
    end_events.do(house)
    house.clock.pass_time(seconds=2)
    end_events.do(house)
    assert event_of(house, event_id).ended_at == ENDS
    assert news_of(house) == [("event_ended", call_of(house, sid).id)]
    with reading(house.database) as connection:
        (entry,) = [row for row in audit.list_entries(connection, event_id=event_id) if row.act == "event.end"]
    assert entry.actor == "dialin"


def test_an_event_that_staff_let_run_longer_in_the_last_moment_is_not_ended(house: House, event_id: int) -> None:
    looks: list[datetime] = []

    def clock_that_staff_hear_strike() -> datetime:
        """After the duty's first look at it, and before its second, staff move the end."""
        if looks:
            with transaction(house.database) as connection:
                assert run_longer(connection, event_id, by=timedelta(minutes=30), actor="test", now=EVENING) is None
        looks.append(ENDS)
        return ENDS

    end_events.do(replace(house, clock=clock_that_staff_hear_strike))
    assert len(looks) == 2
    assert event_of(house, event_id).ended_at is None


# ---------------------------------------------------------------------- holds and the no-show time


def test_a_hold_ends_with_its_grace_time(house: House, event_id: int) -> None:
    (sid,) = seat_callers(house, event_id, 1)
    with transaction(house.database) as connection:
        end_call(connection, sid, now=house.clock())
    house.clock.pass_time(minutes=9)
    expire_holds.do(house)
    assert seats_of(house, event_id)[0].held_until is not None
    house.clock.pass_time(minutes=1)
    expire_holds.do(house)
    assert seats_of(house, event_id)[0].held_until is None


def test_a_waiting_caller_gets_an_unclaimed_seat_when_the_no_show_time_arrives(house: House, event_id: int) -> None:
    *_, last = register_people(house, event_id, 3)
    call_id = wait_on_the_line(house, event_id, last.attendee_id, "CA9")
    expire_holds.do(house)
    assert [seat.call_id for seat in seats_of(house, event_id)] == [None, None]
    house.clock.now = NO_SHOW
    expire_holds.do(house)
    assert call_id in [seat.call_id for seat in seats_of(house, event_id)]
    assert news_of(house) == [("seat_freed", call_id)]


def test_a_waiting_caller_gets_a_dropped_callers_seat_only_after_the_grace_time(house: House, event_id: int) -> None:
    sids = seat_callers(house, event_id, 2)
    waiting = register_third(house, event_id)
    house.clock.now = NO_SHOW
    with transaction(house.database) as connection:
        end_call(connection, sids[0], now=house.clock())
    expire_holds.do(house)
    assert waiting not in [seat.call_id for seat in seats_of(house, event_id)]
    house.clock.pass_time(minutes=10)
    expire_holds.do(house)
    assert waiting in [seat.call_id for seat in seats_of(house, event_id)]


def test_expiring_takes_no_write_lock_while_nothing_is_due(house: House, event_id: int) -> None:
    seat_callers(house, event_id, 1)
    begun: list[object] = []
    engine_events.listen(house.database.write, "begin", begun.append)
    expire_holds.do(house)
    free_seats.do(house)
    end_events.do(house)
    written = len(begun)
    house.clock.now = ENDS
    end_events.do(house)
    if house.database.write is not house.database.read:
        assert written == 0
    assert len(begun) > written


def test_a_seat_given_in_the_moment_its_caller_hung_up_is_freed(house: House, event_id: int) -> None:
    (person,) = register_people(house, event_id, 1)
    call_id = begin_call(house, "CA1", event_id=event_id, attendee_id=person.attendee_id)
    with transaction(house.database) as connection:
        calls.mark_call_ended(connection, "CA1", house.clock())
        own = {"event_id": event_id, "attendee_id": person.attendee_id, "call_id": call_id}
        assert seats.sit_in_own_seat(connection, **own, now=house.clock())
    house.clock.pass_time(seconds=30)
    free_seats.do(house)
    seat = seats_of(house, event_id)[0]
    assert (seat.call_id, seat.held_until) == (None, EVENING + timedelta(minutes=10))


def test_the_seat_of_a_living_call_is_not_freed(house: House, event_id: int) -> None:
    seat_callers(house, event_id, 1)
    free_seats.do(house)
    assert seats_of(house, event_id)[0].call_id is not None


# ---------------------------------------------------------------------- lines after the end


def ended_with_caller(house: House, event_id: int, *, stage: str = "InRoom") -> str:
    (sid,) = seat_callers(house, event_id, 1)
    with transaction(house.database) as connection:
        calls.change_call(connection, call_of(house, sid).id, {"stage": stage})
        end_event(connection, event_id, actor="test", now=house.clock())
    return sid


def test_who_is_still_on_the_line_hears_the_goodbye_again_and_is_hung_up_at_last(house: House, event_id: int) -> None:
    sid = ended_with_caller(house, event_id)
    house.clock.pass_time(minutes=9)
    clear_lines.do(house)
    assert len(news_of(house)) == 1
    house.clock.pass_time(minutes=1)
    clear_lines.do(house)
    clear_lines.do(house)
    assert len(news_of(house)) == 2
    assert house.provider.requests("hang_up") == []
    house.clock.pass_time(minutes=10)
    clear_lines.do(house)
    assert house.provider.requests("hang_up") == [sid]


def test_who_talks_to_the_office_after_the_event_is_not_cut_off(house: House, event_id: int) -> None:
    ended_with_caller(house, event_id, stage="Person")
    house.clock.pass_time(hours=1)
    clear_lines.do(house)
    assert house.provider.requests("hang_up") == []


def test_who_calls_long_after_the_event_is_let_speak(house: House, event_id: int) -> None:
    ended_with_caller(house, event_id)
    house.clock.pass_time(hours=1)
    begin_call(house, "CA99", event_id=event_id)
    clear_lines.do(house)
    assert "CA99" not in house.provider.requests("hang_up")


def test_nobody_on_the_line_of_a_running_event_is_told_goodbye(house: House, event_id: int) -> None:
    seat_callers(house, event_id, 1)
    house.clock.pass_time(minutes=90)
    clear_lines.do(house)
    assert news_of(house) == []


# ---------------------------------------------------------------------- what is forgotten


def test_expired_sign_ins_and_old_counts_are_forgotten_but_a_guard_that_holds_stays(house: House) -> None:
    now = house.clock()
    with transaction(house.database) as connection:
        staff_id = staff.add_staff(
            connection, {"name": "Ada", "role": "admin", "password_hash": "x", "created_at": now}
        )
        for name, expires in (("old", now), ("new", now + timedelta(hours=1))):
            session = {"token_hash": name, "staff_id": staff_id, "language": "de", "created_at": now}
            staff.open_session(connection, {**session, "expires_at": expires})
        for scope, begun in (("old", now - timedelta(days=2)), ("new", now), ("held", now - timedelta(days=2))):
            throttles.count_try(connection, scope, window=timedelta(hours=1), now=begun)
        throttles.trip(connection, "held", now)
    tidy_up.do(house)
    with reading(house.database) as connection:
        assert connection.execute(staff.StaffSession.__table__.select()).one().token_hash == "new"
        left = {row.scope for row in connection.execute(throttles.Throttle.__table__.select())}
    assert left == {"new", "held"}


def register_third(house: House, event_id: int) -> int:
    with transaction(house.database) as connection:
        third = register(
            connection,
            event_id,
            Registration(name="Karl Kunz", phone="+493023125099", late_reason="test"),
            vault=house.vault,
            actor="test",
            now=house.clock(),
        )
    assert isinstance(third, Registered), third
    return wait_on_the_line(house, event_id, third.attendee_id, "CA9")
