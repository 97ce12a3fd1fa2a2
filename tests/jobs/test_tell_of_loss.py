"""While the sound of an event is lost, everybody in its room hears so every 45 seconds, and no more once it is back."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from dialin.actions.bridges.join_room import join_room
from dialin.actions.bridges.note_leg import note_leg
from dialin.actions.calls.announce_to import ANNOUNCEMENT
from dialin.actions.events.call_off import call_off
from dialin.actions.events.end_event import end_event
from dialin.jobs import keep_bridges, tell_of_loss
from dialin.jobs.worker import DUTIES
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.bridge_legs import lost_legs, note_told
from dialin.store.database import open_database
from dialin.store.work import WorkTable
from tests.building import BRIDGE_NUMBER, ENDS, EVENING, begin_call, make_event
from tests.jobs.at_provider import leg_of, seat_callers
from tests.slowness import LONG_ENOUGH

LOST = EVENING + timedelta(minutes=20)
WORKERS = 4


@pytest.fixture
def event_id(services: Services) -> int:
    """Two people hear the event, a third is in the lobby, and the sound is lost."""
    made = make_event(services, seats=3, bridge=Bridge(number=BRIDGE_NUMBER, digits="42#"))
    services.clock.now = EVENING
    seat_callers(services, made, 2)
    begin_call(services, "CA9", event_id=made, stage="Lobby")
    keep_bridges.do(services)
    come_back(services, made)
    services.clock.now = LOST - timedelta(minutes=10)
    keep_bridges.do(services)
    services.clock.now = LOST
    fall(services, made)
    return made


def fall(services: Services, event_id: int) -> None:
    leg = leg_of(services, event_id)
    with services.acting("test") as act:
        note_leg(act, str(leg.token), str(leg.sid), ending="completed")


def come_back(services: Services, event_id: int) -> None:
    leg = leg_of(services, event_id)
    services.provider.answer(leg.sid)
    with services.acting("test") as act:
        assert join_room(act, str(leg.token), str(leg.sid)) is not None


def told(services: Services) -> list[tuple[str, int]]:
    """What is to be announced, and how many seconds after the loss; to each of the two in the room."""
    with services.looking() as act:
        rows = act.connection.execute(WorkTable.__table__.select().order_by(WorkTable.id)).all()
    rows = [row for row in rows if row.kind == ANNOUNCEMENT]
    since = [(row.details["prompt"], round((row.due_at - LOST).total_seconds())) for row in rows]
    since = [one for one in since if one[1] >= 0]
    assert since[::2] == since[1::2]
    assert {row.call_id for row in rows} == {1, 2}
    return since[::2]


def work_for(services: Services, seconds: int) -> None:
    """The worker looks once a second and dials again; nobody answers."""
    for _ in range(seconds):
        services.clock.now += timedelta(seconds=1)
        if leg_of(services, 1).state == "up":
            keep_bridges.do(services)
        tell_of_loss.do(services)


def test_the_duty_is_done_by_the_worker() -> None:
    assert tell_of_loss.do in [duty.do for duty in DUTIES]


def test_an_outage_of_four_minutes_is_told_every_45_seconds_and_no_more_after_it(
    services: Services, event_id: int
) -> None:
    work_for(services, 4 * 60)
    assert told(services) == [("bridge.down", 0), *(("bridge.still", at) for at in (45, 90, 135, 180, 225))]
    keep_bridges.do(services)
    come_back(services, event_id)
    work_for(services, 120)
    assert told(services)[6:] == [("bridge.back", 300)]


def test_a_line_that_comes_back_and_falls_within_a_minute_was_never_back(services: Services, event_id: int) -> None:
    work_for(services, 10)
    keep_bridges.do(services)
    come_back(services, event_id)
    work_for(services, 50)
    assert told(services) == [("bridge.down", 0)]  # nobody is told that it is gone while it may be heard
    fall(services, event_id)
    work_for(services, 20)
    assert told(services) == [("bridge.down", 0), ("bridge.still", 61)]


def test_a_worker_that_looks_late_keeps_the_beat_and_one_that_was_away_does_not_catch_up(
    services: Services, event_id: int
) -> None:
    assert event_id
    for at in (47, 91, 400, 440, 445):
        services.clock.now = LOST + timedelta(seconds=at)
        tell_of_loss.do(services)
    assert told(services) == [("bridge.down", 0), *(("bridge.still", at) for at in (47, 91, 400, 445))]


def test_tries_that_fail_meanwhile_change_nothing_about_it(services: Services, event_id: int) -> None:
    for _ in range(3):
        services.clock.now += timedelta(seconds=20)
        keep_bridges.do(services)
        leg = leg_of(services, event_id)
        with services.acting("test") as act:
            note_leg(act, str(leg.token), str(leg.sid), ending="busy")
        tell_of_loss.do(services)
    assert told(services) == [("bridge.down", 0), ("bridge.still", 60)]


def test_many_workers_tell_a_room_once(services: Services, event_id: int) -> None:
    assert event_id
    workers = [replace(services, database=open_database(services.settings.database_url)) for _ in range(WORKERS)]
    services.clock.now = LOST + timedelta(seconds=45)
    together = threading.Barrier(WORKERS)

    def tell(worker: Services) -> None:
        together.wait(LONG_ENOUGH)
        tell_of_loss.do(worker)

    threads = [threading.Thread(target=tell, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONG_ENOUGH)
    assert told(services) == [("bridge.down", 0), ("bridge.still", 45)]
    for worker in workers:
        worker.database.close()


def test_who_has_read_the_leg_before_it_was_told_of_tells_nothing(services: Services, event_id: int) -> None:
    now = LOST + timedelta(seconds=45)
    with services.acting("test") as act:
        (seen,) = lost_legs(act, told_by=now)
        assert note_told(act, seen, at=now)
        assert not note_told(act, seen, at=now)
    assert leg_of(services, event_id).told_at == now


def test_after_the_event_nobody_is_told(services: Services, event_id: int) -> None:
    with services.acting("test") as act:
        end_event(act, event_id)
        before = len(act.connection.execute(WorkTable.__table__.select()).all())
    work_for(services, 100)
    with services.looking() as act:
        assert len(act.connection.execute(WorkTable.__table__.select()).all()) == before


def stand(services: Services) -> int:
    """An event that two people hear over a line that has stood for ten minutes."""
    made = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER, digits="42#"))
    services.clock.now = EVENING
    seat_callers(services, made, 2)
    keep_bridges.do(services)
    come_back(services, made)
    services.clock.now = LOST
    keep_bridges.do(services)
    return made


def is_told_of_loss(services: Services) -> bool:
    with services.looking() as act:
        return ANNOUNCEMENT in act.connection.execute(select(WorkTable.kind)).scalars()


def test_a_line_that_is_hung_up_at_the_planned_end_is_no_lost_sound(services: Services) -> None:
    """It may be hung up before another duty has ended the event."""
    made = stand(services)
    services.clock.now = ENDS
    keep_bridges.do(services)
    assert (leg_of(services, made).state, is_told_of_loss(services)) == ("down", False)


def test_nor_is_one_of_an_event_that_is_called_off(services: Services) -> None:
    made = stand(services)
    with services.acting("test") as act:
        assert call_off(act, made) is None
    keep_bridges.do(services)
    assert (leg_of(services, made).state, is_told_of_loss(services)) == ("down", False)
