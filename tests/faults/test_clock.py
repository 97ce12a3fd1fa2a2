"""The clock of a host steps forward or back in the middle of an evening, and summer time begins or ends."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.look_at_seats import look_at_seats
from dialin.dialogue.words.news import NewsKind
from dialin.jobs.worker import DUTIES, LEASE, do_if_due
from dialin.rules.dial_strings import Bridge
from dialin.rules.phases import Phase, doors_open_at, phase_at
from dialin.schedule import facts_of, schedule_of
from dialin.services import Services
from dialin.store.duties import claim_duty, finish_duty, is_duty_due
from dialin.store.events import load_event
from dialin.store.work import claim_work, count_due, is_work_due
from tests.acting import acting
from tests.actions.callers import call_of, sitting
from tests.building import BRIDGE_NUMBER, EVENING, NUMBER, make_event, register_people
from tests.every import every
from tests.voice.signing import post

SID, OTHER = "CA" + "1" * 32, "CA" + "2" * 32
CALL = {"CallSid": SID, "From": "+493023125010", "To": NUMBER, "CallStatus": "in-progress"}
DURING = EVENING + timedelta(minutes=20)
BERLIN = ZoneInfo("Europe/Berlin")
STEPS = [timedelta(seconds=-40), timedelta(minutes=-10), timedelta(hours=-1), timedelta(minutes=10), timedelta(hours=1)]


@pytest.fixture
def event_id(services: Services) -> int:
    """Which began twenty minutes ago."""
    services.clock.now = DURING
    return make_event(services, bridge=Bridge(number=BRIDGE_NUMBER))


def come_in(app: Flask, pin: str, sid: str = SID) -> None:
    app.extensions["dialin"].provider.ring_in(sid)
    post(app, "/voice/incoming", **CALL | {"CallSid": sid})
    post(app, "/voice/turn/1", **CALL | {"CallSid": sid}, Digits=pin)


def work_for(services: Services, seconds: int) -> None:
    for _ in range(0, seconds, 5):
        for duty in DUTIES:
            assert do_if_due(duty, services), duty.name
        services.clock.pass_time(seconds=5)


@pytest.mark.parametrize("step", [step for step in STEPS if DURING + step > EVENING], ids=str)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nobody_in_the_room_is_cut_off_and_the_line_to_the_videoconference_stays_one(
    app: Flask, services: Services, event_id: int, step: timedelta
) -> None:
    (person,) = register_people(services, event_id, 1)
    come_in(app, person.pin)
    work_for(services, 20)
    services.clock.now += step
    work_for(services, 90)
    assert sitting(services.database, event_id) == [SID]
    assert call_of(services.database, SID).hung_up_at is None
    assert services.provider.calls[SID].leg.is_live
    assert len([call for call in services.provider.live if call.to == BRIDGE_NUMBER]) == 1
    assert services.provider.requests("redirect") == []


@pytest.mark.parametrize("step", [timedelta(seconds=-40), timedelta(minutes=-10), timedelta(seconds=40)], ids=str)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_held_seat_is_kept_for_the_grace_time_at_least(
    app: Flask, services: Services, event_id: int, step: timedelta
) -> None:
    (person,) = register_people(services, event_id, 1)
    come_in(app, person.pin)
    post(app, "/voice/status", **CALL | {"CallStatus": "completed"})
    services.clock.now += step
    work_for(services, 60)
    with acting(services, services.clock.now) as act:
        assert look_at_seats(act, load_event(act, event_id)).held == 1
    come_in(app, person.pin, OTHER)
    assert sitting(services.database, event_id) == [OTHER]


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_shared_duties_and_leases_go_on_within_two_minutes(services: Services, event_id: int, step: timedelta) -> None:
    """Else nobody would find out about lost hang-ups until the clock is again where it was."""
    with services.acting("test") as act:
        assert claim_duty(act, "reconcile", token="a", lease=LEASE)
        finish_duty(act, "reconcile", token="a", next_at=act.now + timedelta(seconds=30))
        assert claim_duty(act, "clear_lines", token="a", lease=LEASE)  # by a worker that was killed since
    services.clock.now += step
    done = set()
    for _ in range(0, 120, 20):
        services.clock.pass_time(seconds=20)
        with services.acting("test") as act:
            names = [name for name in ("reconcile", "clear_lines") if is_duty_due(act, name)]
            done |= {name for name in names if claim_duty(act, name, token="b", lease=LEASE)}
    assert done == {"reconcile", "clear_lines"}


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_news_that_was_claimed_before_the_step_is_told_within_two_minutes(
    app: Flask, services: Services, event_id: int, step: timedelta
) -> None:
    (person,) = register_people(services, event_id, 1)
    come_in(app, person.pin)
    with services.acting("test") as act:
        tell_call(act, call_of(services.database, SID).id, NewsKind.ADMITTED)
        assert claim_work(act, token="of a worker that was killed", lease=LEASE)
    services.clock.now += step
    seen = []
    for _ in range(0, 120, 20):
        services.clock.pass_time(seconds=20)
        with services.acting("test") as act:
            seen.append((is_work_due(act), count_due(act)))
    assert (True, 1) in seen


@every(
    ("starts", "utc"),
    [
        ("2026-03-28T18:00", datetime(2026, 3, 28, 17, tzinfo=UTC)),
        ("2026-03-29T18:00", datetime(2026, 3, 29, 16, tzinfo=UTC)),
        ("2026-10-24T18:00", datetime(2026, 10, 24, 16, tzinfo=UTC)),
        ("2026-10-25T18:00", datetime(2026, 10, 25, 17, tzinfo=UTC)),
    ],
)
def test_before_and_after_either_change_the_evening_begins_at_six_and_is_said_so(
    services: Services, starts: str, utc: datetime
) -> None:
    event_id = _event(services, starts, hours=2)
    with services.looking() as act:
        event = load_event(act, event_id)
    schedule = schedule_of(event)
    assert (schedule.starts, doors_open_at(schedule)) == (utc, utc - timedelta(minutes=15))
    assert facts_of(event, utc).starts.strftime("%H:%M") == "18:00"
    assert phase_at(schedule, utc - timedelta(seconds=1)) is Phase.LOBBY
    assert phase_at(schedule, utc) is Phase.LIVE


@every(
    ("starts", "wall", "lasts"),
    [("2026-03-29T01:00", "05:00", 3), ("2026-10-25T01:00", "03:00", 3)],
)
def test_an_event_across_a_change_lasts_as_long_as_its_hours_and_ends_as_the_clock_on_the_wall_shows(
    services: Services, starts: str, wall: str, lasts: int
) -> None:
    event_id = _event(services, starts, hours=lasts)
    with services.looking() as act:
        event = load_event(act, event_id)
    schedule = schedule_of(event)
    assert schedule.ends - schedule.starts == timedelta(hours=lasts)
    assert schedule.ends.astimezone(BERLIN).strftime("%H:%M") == wall
    at = schedule.starts
    while at < schedule.ends:  # through the hour that is not there, and the one that comes twice
        assert phase_at(schedule, at) is Phase.LIVE
        at += timedelta(minutes=15)


def _event(services: Services, starts: str, *, hours: int) -> int:
    services.clock.now = datetime(2026, 1, 10, tzinfo=UTC)
    begins = datetime.fromisoformat(starts).replace(tzinfo=BERLIN).astimezone(UTC)
    slug = f"umstellung-{begins:%m%d%H}-{hours}"
    ends = (begins + timedelta(hours=hours)).isoformat()
    times = {"starts": starts, "ends": ends, "registration_closes": "2026-03-01T12:00"}
    return make_event(services, slug=slug, number=None, **times)
