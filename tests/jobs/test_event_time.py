"""What the clock does to events, holds and lines: end, expire, clear."""

from contextlib import AbstractContextManager
from dataclasses import fields
from datetime import timedelta

import pytest
from sqlalchemy import event as engine_events

from dialin.actions.attendees.register import Registered, register
from dialin.actions.calls.end_call import end_call
from dialin.actions.events.end_event import end_event
from dialin.actions.events.run_longer import run_longer
from dialin.jobs import clear_lines, end_events, expire_holds, free_seats, tidy_up
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store import audit, calls, ended_calls, events, seats, staff, staff_sessions, throttles, work
from dialin.store.act import Act
from dialin.store.events import Event
from tests.acting import acting
from tests.building import ENDS, EVENING, NO_SHOW, begin_call, make_event, place_of, register_people
from tests.jobs.at_provider import call_of, seat_callers, seats_of


@pytest.fixture
def event_id(services: Services) -> int:
    services.clock.now = EVENING
    return make_event(services)


def event_of(services: Services, event_id: int) -> Event:
    with services.looking() as act:
        return events.load_event(act, event_id)


def news_of(services: Services) -> list[tuple[str, int]]:
    with services.looking() as act:
        rows = act.connection.execute(work.WorkTable.__table__.select().order_by(work.WorkTable.id)).all()
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
    with services.looking() as act:
        (entry,) = [row for row in audit.list_entries(act, event_id=event_id) if row.act == "event.end"]
    assert entry.actor == "dialin"


class Interrupted(Services):
    """Between a duty's look and its first deed, staff do something."""

    __slots__ = ()

    def acting(self, author: str) -> AbstractContextManager[Act]:
        with acting(self.database, ENDS) as act:
            assert run_longer(act, 1, by=timedelta(minutes=30)) is None
        return super().acting(author)


def test_an_event_that_staff_let_run_longer_in_the_last_moment_is_not_ended(services: Services, event_id: int) -> None:
    services.clock.now = ENDS
    assert event_id == 1
    end_events.do(Interrupted(**{one.name: getattr(services, one.name) for one in fields(services)}))
    assert event_of(services, event_id).ends == ENDS + timedelta(minutes=30)
    assert event_of(services, event_id).ended_at is None


# ---------------------------------------------------------------------- holds and the no-show time


def test_a_hold_ends_with_its_grace_time(services: Services, event_id: int) -> None:
    (sid,) = seat_callers(services, event_id, 1)
    with services.acting("test") as act:
        end_call(act, sid)
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
    with services.acting("test") as act:
        end_call(act, sids[0])
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
    with services.acting("test") as act:
        ended_calls.mark_call_ended(act, "CA1")
        assert seats.sit_in_own_seat(act, seats.Claim(event_id, person.attendee_id, call_id))
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
    with services.acting("test") as act:
        calls.change_call(act, call_of(services, sid).id, {"stage": stage, "place": place_of(stage)})
        end_event(act, event_id)
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


def test_expired_sign_ins_and_the_counts_of_the_version_before_are_forgotten(services: Services) -> None:
    now = services.clock()
    with services.acting("test") as act:
        staff_id = staff.add_staff(act, {"name": "Ada", "role": "admin", "password_hash": "x", "created_at": now})
        for name, expires in (("old", now), ("new", now + timedelta(hours=1))):
            session = {"token_hash": name, "staff_id": staff_id, "language": "de", "created_at": now}
            staff_sessions.open_session(act, {**session, "expires_at": expires})
        counts = throttles.ThrottleTable.__table__
        for scope, begun in (("old", now - timedelta(days=2)), ("new", now)):
            row = {"scope": scope, "window_started": begun, "tries": 9, "tripped_at": begun}
            act.connection.execute(counts.insert(), row)
    tidy_up.do(services)
    with services.looking() as act:
        assert act.connection.execute(staff_sessions.StaffSessionTable.__table__.select()).one().token_hash == "new"
        assert [row.scope for row in act.connection.execute(counts.select())] == ["new"]


def register_third(services: Services, event_id: int) -> int:
    with services.acting("test") as act:
        third = register(act, event_id, Registration(name="Karl Kunz", phone="+493023125099", late_reason="test"))
    assert isinstance(third, Registered), third
    return wait_on_the_line(services, event_id, third.attendee_id, "CA9")
