"""How long calls take at a pace, and when those at the start have to begin."""

from datetime import UTC, datetime, timedelta

from dialin.rules.outgoing.expected_end import calls_done, start_begins, time_for
from dialin.rules.outgoing.words import Purpose
from dialin.rules.outgoing.working_days import locality_of
from dialin.rules.phases import Schedule
from tests.every import every

HERE = locality_of("Europe/Berlin", "RP")
STARTS = datetime(2026, 6, 19, 16, 0, tzinfo=UTC)
SCHEDULE = Schedule(STARTS, STARTS + timedelta(hours=2), STARTS - timedelta(days=3), 15, 15)


@every(
    ("calls", "pace", "seconds"),
    [(0, 1, 0), (1, 1, 41.2), (200, 5, 88), (249, 1, 338.8), (1000, 1, 1240)],
)
def test_calls_take_a_fifth_more_than_the_pace_and_a_ring(calls: int, pace: int, seconds: float) -> None:
    assert time_for(calls, pace) == timedelta(seconds=seconds)


@every(("calls", "before"), [(0, 600), (249, 600), (466, 600), (1000, 1240)])
def test_calls_at_the_start_begin_ten_minutes_before_or_as_early_as_they_must(calls: int, before: float) -> None:
    assert STARTS - start_begins(STARTS, calls, 1) == timedelta(seconds=before)


@every(
    ("begins", "hours", "ends"),
    [
        ((12, 10), 1, (12, 11)),  # a Friday
        ((12, 17), 3, (13, 9)),  # from seven in the evening: an hour, and two on Saturday from nine on
        ((13, 17), 2, (15, 8)),  # from Saturday over Sunday to Monday
        ((12, 23), 1, (13, 8)),
    ],
)
def test_nights_and_sundays_are_not_called_through(begins: tuple[int, int], hours: int, ends: tuple[int, int]) -> None:
    first = datetime(2026, 6, *begins, tzinfo=UTC)
    assert calls_done(first, timedelta(hours=hours), Purpose.PIN, SCHEDULE, HERE) == datetime(
        2026, 6, *ends, tzinfo=UTC
    )


def test_no_call_ends_when_it_begins() -> None:
    night = datetime(2026, 6, 12, 23, 0, tzinfo=UTC)
    assert calls_done(night, timedelta(), Purpose.PIN, SCHEDULE, HERE) == night
