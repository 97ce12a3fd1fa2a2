"""What the clock does to events, holds and lines: end, expire, clear."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event as engine_events

from dialin.actions.attendees.register import Registered, register
from dialin.actions.calls.end_call import end_call
from dialin.actions.events.end_event import end_event
from dialin.actions.events.run_longer import run_longer
from dialin.jobs import clear_lines, end_events, expire_holds, free_seats, tidy_up
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store import audit, calls, events, seats, staff, throttles, work
from dialin.store.database import Record, reading, transaction
from tests.building import ENDS, EVENING, NO_SHOW, begin_call, make_event, register_people
from tests.jobs.at_provider import call_of, seat_callers, seats_of


@pytest.fixture
def event_id(services: Services) -> int:
    services.clock.now = EVENING
    return make_event(services)


def event_of(services: Services, event_id: int) -> Record:
    with reading(services.database) as connection:
        return events.load_event(connection, event_id)


def news_of(services: Services) -> list[tuple[str, int]]:
    with reading(services.database) as connection:
        rows = connection.execute(work.Work.__table__.select().order_by(work.Work.id)).all()
    return [(row.details["news"], row.call_id) for row in rows]


def wait_on_the_line(services: Services, event_id: int, attendee_id: int, sid: str) -> int:
    call_id = begin_call(services, sid, event_id=event_id, attendee_id=attendee_id, is_waiting=True, stage="Waiting")
    services.provider.ring_in(sid)
    return call_id


# ---------------------------------------------------------------------- the end


def test_an_event_ends_when_its_time_is_over_and_its_callers_are_told_once(services: Services, event_id: int) -> None:
    (sid,) = seat_callers(services, event_id, 1)
    services.clock.now = ENDS - timedelta(seconds=1)
    end_events.do(services)
    assert event_of(services, event_id).ended_at is None
    services.clock.now = ENDS
    end_events.do(services)
    services.clock.pass_time(seconds=2)
    end_events.do(services)
    assert event_of(services, event_id).ended_at == ENDS
    assert news_of(services) == [("event_ended", call_of(services, sid).id)]
    with reading(services.database) as connection:
        (entry,) = [row for row in audit.list_entries(connection, event_id=event_id) if row.act == "event.end"]
    assert entry.actor == "dialin"


def test_an_event_that_staff_let_run_longer_in_the_last_moment_is_not_ended(services: Services, event_id: int) -> None:
    looks: list[datetime] = []

    def clock_that_staff_hear_strike() -> datetime:
        """After the duty's first look at it, and before its second, staff move the end."""
        if looks:
            with transaction(services.database) as connection:
                assert run_longer(connection, event_id, by=timedelta(minutes=30), actor="test", now=EVENING) is None
        looks.append(ENDS)
        return ENDS

    end_events.do(replace(services, clock=clock_that_staff_hear_strike))
    assert len(looks) == 2
    assert event_of(services, event_id).ended_at is None


# ---------------------------------------------------------------------- holds and the no-show time


def test_a_hold_ends_with_its_grace_time(services: Services, event_id: int) -> None:
    (sid,) = seat_callers(services, event_id, 1)
    with transaction(services.database) as connection:
        end_call(connection, sid, now=services.clock())
    services.clock.pass_time(minutes=9)
    expire_holds.do(services)
    assert seats_of(services, event_id)[0].held_until is not None
    services.clock.pass_time(minutes=1)
    expire_holds.do(services)
    assert seats_of(services, event_id)[0].held_until is None


def test_a_waiting_caller_gets_an_unclaimed_seat_when_the_no_show_time_arrives(
    services: Services, event_id: int
) -> None:
    *_, last = register_people(services, event_id, 3)
    call_id = wait_on_the_line(services, event_id, last.attendee_id, "CA9")
    expire_holds.do(services)
    assert [seat.call_id for seat in seats_of(services, event_id)] == [None, None]
    services.clock.now = NO_SHOW
    expire_holds.do(services)
    assert call_id in [seat.call_id for seat in seats_of(services, event_id)]
    assert news_of(services) == [("seat_freed", call_id)]


def test_a_waiting_caller_gets_a_dropped_callers_seat_only_after_the_grace_time(
    services: Services, event_id: int
) -> None:
    sids = seat_callers(services, event_id, 2)
    waiting = register_third(services, event_id)
    services.clock.now = NO_SHOW
    with transaction(services.database) as connection:
        end_call(connection, sids[0], now=services.clock())
    expire_holds.do(services)
    assert waiting not in [seat.call_id for seat in seats_of(services, event_id)]
    services.clock.pass_time(minutes=10)
    expire_holds.do(services)
    assert waiting in [seat.call_id for seat in seats_of(services, event_id)]


def test_expiring_takes_no_write_lock_while_nothing_is_due(services: Services, event_id: int) -> None:
    seat_callers(services, event_id, 1)
    begun: list[object] = []
    engine_events.listen(services.database.write, "begin", begun.append)
    expire_holds.do(services)
    free_seats.do(services)
    end_events.do(services)
    written = len(begun)
    services.clock.now = ENDS
    end_events.do(services)
    if services.database.write is not services.database.read:
        assert written == 0
    assert len(begun) > written


def test_a_seat_given_in_the_moment_its_caller_hung_up_is_freed(services: Services, event_id: int) -> None:
    (person,) = register_people(services, event_id, 1)
    call_id = begin_call(services, "CA1", event_id=event_id, attendee_id=person.attendee_id)
    with transaction(services.database) as connection:
        calls.mark_call_ended(connection, "CA1", services.clock())
        own = {"event_id": event_id, "attendee_id": person.attendee_id, "call_id": call_id}
        assert seats.sit_in_own_seat(connection, **own, now=services.clock())
    services.clock.pass_time(seconds=30)
    free_seats.do(services)
    seat = seats_of(services, event_id)[0]
    assert (seat.call_id, seat.held_until) == (None, EVENING + timedelta(minutes=10))


def test_the_seat_of_a_living_call_is_not_freed(services: Services, event_id: int) -> None:
    seat_callers(services, event_id, 1)
    free_seats.do(services)
    assert seats_of(services, event_id)[0].call_id is not None


# ---------------------------------------------------------------------- lines after the end


def ended_with_caller(services: Services, event_id: int, *, stage: str = "InRoom") -> str:
    (sid,) = seat_callers(services, event_id, 1)
    with transaction(services.database) as connection:
        calls.change_call(connection, call_of(services, sid).id, {"stage": stage})
        end_event(connection, event_id, actor="test", now=services.clock())
    return sid


def test_who_is_still_on_the_line_hears_the_goodbye_again_and_is_hung_up_at_last(
    services: Services, event_id: int
) -> None:
    sid = ended_with_caller(services, event_id)
    services.clock.pass_time(minutes=9)
    clear_lines.do(services)
    assert len(news_of(services)) == 1
    services.clock.pass_time(minutes=1)
    clear_lines.do(services)
    clear_lines.do(services)
    assert len(news_of(services)) == 2
    assert services.provider.requests("hang_up") == []
    services.clock.pass_time(minutes=10)
    clear_lines.do(services)
    assert services.provider.requests("hang_up") == [sid]


def test_who_talks_to_the_office_after_the_event_is_not_cut_off(services: Services, event_id: int) -> None:
    ended_with_caller(services, event_id, stage="Person")
    services.clock.pass_time(hours=1)
    clear_lines.do(services)
    assert services.provider.requests("hang_up") == []


def test_who_calls_long_after_the_event_is_let_speak(services: Services, event_id: int) -> None:
    ended_with_caller(services, event_id)
    services.clock.pass_time(hours=1)
    begin_call(services, "CA99", event_id=event_id)
    clear_lines.do(services)
    assert "CA99" not in services.provider.requests("hang_up")


def test_nobody_on_the_line_of_a_running_event_is_told_goodbye(services: Services, event_id: int) -> None:
    seat_callers(services, event_id, 1)
    services.clock.pass_time(minutes=90)
    clear_lines.do(services)
    assert news_of(services) == []


# ---------------------------------------------------------------------- what is forgotten


def test_expired_sign_ins_and_old_counts_are_forgotten_but_a_lock_out_that_holds_stays(services: Services) -> None:
    now = services.clock()
    with transaction(services.database) as connection:
        staff_id = staff.add_staff(
            connection, {"name": "Ada", "role": "admin", "password_hash": "x", "created_at": now}
        )
        for name, expires in (("old", now), ("new", now + timedelta(hours=1))):
            session = {"token_hash": name, "staff_id": staff_id, "language": "de", "created_at": now}
            staff.open_session(connection, {**session, "expires_at": expires})
        for scope, begun in (("old", now - timedelta(days=2)), ("new", now), ("held", now - timedelta(days=2))):
            throttles.count_try(connection, scope, window=timedelta(hours=1), now=begun)
        throttles.trip(connection, "held", now)
    tidy_up.do(services)
    with reading(services.database) as connection:
        assert connection.execute(staff.StaffSession.__table__.select()).one().token_hash == "new"
        left = {row.scope for row in connection.execute(throttles.Throttle.__table__.select())}
    assert left == {"new", "held"}


def register_third(services: Services, event_id: int) -> int:
    with transaction(services.database) as connection:
        third = register(
            connection,
            event_id,
            Registration(name="Karl Kunz", phone="+493023125099", late_reason="test"),
            pin_keys=services.pin_keys,
            actor="test",
            now=services.clock(),
        )
    assert isinstance(third, Registered), third
    return wait_on_the_line(services, event_id, third.attendee_id, "CA9")
