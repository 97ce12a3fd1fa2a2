"""An event is in exactly one phase at any moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.phases import Phase, Schedule, doors_open_at, no_show_from, phase_at, registration_is_open
from tests.every import every

STARTS = datetime(2026, 6, 19, 16, tzinfo=UTC)
DIGITALTAG = Schedule(
    starts=STARTS,
    ends=STARTS + timedelta(hours=2),
    registration_closes=datetime(2026, 6, 16, 22, tzinfo=UTC),
    doors_minutes=15,
    no_show_minutes=10,
)
INSTANT = timedelta(microseconds=1)


@every(
    ("boundary", "before", "after"),
    [
        (DIGITALTAG.registration_closes, Phase.REGISTRATION, Phase.CLOSED),
        (STARTS - timedelta(minutes=15), Phase.CLOSED, Phase.LOBBY),
        (STARTS, Phase.LOBBY, Phase.LIVE),
        (DIGITALTAG.ends, Phase.LIVE, Phase.OVER),
    ],
)
def test_a_boundary_belongs_to_what_begins_there(boundary, before, after):
    assert phase_at(DIGITALTAG, boundary - INSTANT) is before
    assert phase_at(DIGITALTAG, boundary) is after


def test_doors_and_no_shows_are_counted_from_the_start():
    assert doors_open_at(DIGITALTAG) == STARTS - timedelta(minutes=15)
    assert no_show_from(DIGITALTAG) == STARTS + timedelta(minutes=10)


def test_registration_closes_at_the_deadline():
    assert registration_is_open(DIGITALTAG, DIGITALTAG.registration_closes - INSTANT)
    assert not registration_is_open(DIGITALTAG, DIGITALTAG.registration_closes)


def test_people_may_register_in_the_lobby_when_the_deadline_is_the_start():
    open_late = replace(DIGITALTAG, registration_closes=STARTS)
    assert phase_at(open_late, STARTS - INSTANT) is Phase.LOBBY
    assert registration_is_open(open_late, STARTS - INSTANT)


def test_without_early_doors_the_start_follows_at_once():
    assert phase_at(replace(DIGITALTAG, doors_minutes=0), STARTS - INSTANT) is Phase.CLOSED


def test_an_event_that_was_ended_is_over_on_every_host_whatever_its_clock_says():
    ended = replace(DIGITALTAG, ended_at=STARTS + timedelta(minutes=30))
    assert phase_at(ended, STARTS + timedelta(minutes=30) - INSTANT) is Phase.OVER


def test_a_cancelled_event_stays_cancelled_and_takes_nobody():
    cancelled = replace(DIGITALTAG, cancelled_at=STARTS - timedelta(days=9), ended_at=STARTS)
    assert phase_at(cancelled, DIGITALTAG.ends) is Phase.CANCELLED
    assert not registration_is_open(cancelled, STARTS - timedelta(days=8))


def test_an_ended_event_takes_nobody_even_before_the_deadline():
    assert not registration_is_open(replace(DIGITALTAG, ended_at=STARTS), STARTS - timedelta(days=8))


@given(st.integers(0, 240), st.integers(0, 20_000), st.integers(0, 20_000), st.integers(0, 20_000))
def test_phases_only_go_forward(doors, deadline_before, minute, later):
    schedule = replace(DIGITALTAG, doors_minutes=doors, registration_closes=STARTS - timedelta(minutes=deadline_before))
    order = list(Phase)
    early = STARTS + timedelta(minutes=minute - 10_000)
    assert order.index(phase_at(schedule, early)) <= order.index(phase_at(schedule, early + timedelta(minutes=later)))
