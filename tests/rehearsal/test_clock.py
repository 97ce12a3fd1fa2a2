"""The company's clock."""

from datetime import UTC, datetime, timedelta

import pytest

from dialin.rehearsal.clock import CompanyClock

START = datetime(2026, 6, 19, 18, 0, tzinfo=UTC)


def test_it_needs_a_zone():
    with pytest.raises(ValueError, match="zone"):
        CompanyClock(START.replace(tzinfo=None))


def test_timers_come_by_time_and_equal_ones_in_the_order_of_setting():
    clock, seen = CompanyClock(START), []
    for seconds, name in ((5, "late"), (1, "first"), (1, "second")):
        clock.after(seconds, lambda name=name: seen.append((name, clock.now)))
    while timer := clock.step(START + timedelta(seconds=10)):
        timer.act()
    assert [name for name, _ in seen] == ["first", "second", "late"]
    assert seen[0][1] == START + timedelta(seconds=1)
    assert clock.now == START + timedelta(seconds=10)


def test_a_cancelled_timer_never_comes():
    clock = CompanyClock(START)
    clock.after(1, lambda: None).cancel()
    assert clock.step(START + timedelta(seconds=5)) is None


def test_a_timer_of_the_past_is_due_now_and_time_never_goes_back():
    clock = CompanyClock(START)
    clock.at(START - timedelta(hours=1), lambda: None)
    assert clock.step(START) is not None
    assert clock.now == START
    clock.step(START - timedelta(hours=1))
    assert clock.now == START
