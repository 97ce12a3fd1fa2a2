"""The city rings by day, leaves Sundays and holidays alone, and makes an exception for today's event only."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.outgoing.calling_hours import OF_THE_EVENT_ITSELF, first_reminder, may_call, next_moment_to_call
from dialin.rules.outgoing.words import Purpose
from tests.every import every
from tests.rules.outgoing.evenings import ANYWHERE, BAVARIA, BERLIN, HAMBURG, MAINZ, at, event

FRIDAY = event("2026-06-19 18:00")
SUNDAY = event("2026-06-21 10:00")
NEW_YEAR = event("2026-12-31 22:00", hours=3)
IN_MARCH = event("2027-03-28 10:00")  # in this night the clocks go forward
SOON = (Purpose.REMINDER,)


@every(
    ("moment", "expected"),
    [
        ("2026-06-17 08:59", False), ("2026-06-17 09:00", True), ("2026-06-17 19:59", True),
        ("2026-06-17 20:00", False),
        ("2026-06-17 00:00", False), ("2026-06-20 12:00", True), ("2026-06-21 12:00", False),
        ("2026-12-24 15:00", True), ("2026-12-25 12:00", False), ("2026-12-26 12:00", False),
        ("2027-03-29 12:00", False), ("2026-10-24 19:59", True), ("2026-10-26 09:00", True),
        ("2026-10-26 08:59", False),
    ],
)  # fmt: skip
def test_calls_are_made_from_nine_to_eight_on_days_that_are_not_days_of_rest(moment, expected):
    for purpose in Purpose:
        assert may_call(at(moment), purpose, event("2028-01-01 18:00"), MAINZ) is expected


def test_a_holiday_of_one_land_is_a_working_day_in_another():
    fronleichnam = at("2027-05-27 12:00")
    assert [may_call(fronleichnam, Purpose.PIN, FRIDAY, where) for where in (MAINZ, HAMBURG, ANYWHERE)] == [
        False, True, True,
    ]  # fmt: skip
    assumption = at("2028-08-15 12:00")  # kept where most are Catholic, and of that there is no list
    assert [may_call(assumption, Purpose.PIN, FRIDAY, where) for where in (BAVARIA, MAINZ)] == [False, True]
    reformation = at("2028-10-31 12:00")
    assert [may_call(reformation, Purpose.PIN, FRIDAY, where) for where in (MAINZ, HAMBURG)] == [True, False]


@every(
    ("evening", "moment", "expected"),
    [
        (SUNDAY, "2026-06-21 07:59", False), (SUNDAY, "2026-06-21 08:00", True), (SUNDAY, "2026-06-21 12:30", True),
        (SUNDAY, "2026-06-21 19:59", True), (SUNDAY, "2026-06-21 20:00", False), (SUNDAY, "2026-06-20 20:00", False),
        (SUNDAY, "2026-06-14 12:00", False), (NEW_YEAR, "2026-12-31 23:59", True), (NEW_YEAR, "2027-01-01 00:30", True),
        (NEW_YEAR, "2027-01-01 01:00", False), (NEW_YEAR, "2027-01-01 12:00", False),
        (IN_MARCH, "2027-03-28 07:59", False), (IN_MARCH, "2027-03-28 08:00", True),
    ],
)  # fmt: skip
def test_about_the_event_itself_the_city_calls_on_its_day_whatever_day_that_is(evening, moment, expected):
    for purpose in OF_THE_EVENT_ITSELF:
        assert may_call(at(moment), purpose, evening, MAINZ) is expected


def test_a_reminder_or_a_pin_is_not_worth_a_sunday():
    for purpose in SOON:
        assert not may_call(at("2026-06-21 12:00"), purpose, SUNDAY, MAINZ)


@every(
    ("moment", "purpose", "evening", "expected"),
    [
        ("2026-06-17 12:00", Purpose.PIN, FRIDAY, "2026-06-17 12:00"),
        ("2026-06-17 20:00", Purpose.PIN, FRIDAY, "2026-06-18 09:00"),
        ("2026-06-17 03:00", Purpose.PIN, FRIDAY, "2026-06-17 09:00"),
        ("2026-06-20 20:00", Purpose.PIN, FRIDAY, "2026-06-22 09:00"),
        ("2026-12-24 20:00", Purpose.PIN, NEW_YEAR, "2026-12-28 09:00"),
        ("2027-03-25 20:00", Purpose.PIN, IN_MARCH, "2027-03-27 09:00"),
        ("2027-03-27 20:00", Purpose.REMINDER, IN_MARCH, "2027-03-30 09:00"),
        ("2027-03-27 20:00", Purpose.PIN, IN_MARCH, "2027-03-28 08:00"),
        ("2027-03-27 20:00", Purpose.CANCELLED, IN_MARCH, "2027-03-28 08:00"),
        ("2026-10-24 20:00", Purpose.PIN, FRIDAY, "2026-10-26 09:00"),
        ("2026-06-20 23:00", Purpose.START, SUNDAY, "2026-06-21 08:00"),
    ],
)
def test_the_next_moment_to_call_is_now_or_the_next_opening(moment, purpose, evening, expected):
    assert next_moment_to_call(at(moment), purpose, evening, MAINZ) == at(expected)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), st.sampled_from(list(Purpose)))
def test_the_next_moment_is_one_at_which_the_city_may_call_and_none_lies_before_it(moment, purpose):
    found = next_moment_to_call(moment, purpose, SUNDAY, MAINZ)
    assert may_call(found, purpose, SUNDAY, MAINZ)
    hour = moment
    while hour < found:
        assert not may_call(hour, purpose, SUNDAY, MAINZ)
        hour += timedelta(minutes=30)


def test_a_clock_of_whatever_zone_is_understood():
    moment = at("2026-06-17 19:59")
    for zone in (UTC, BERLIN):
        assert may_call(moment.astimezone(zone), Purpose.PIN, FRIDAY, MAINZ)
        assert not may_call((moment + timedelta(minutes=1)).astimezone(zone), Purpose.PIN, FRIDAY, MAINZ)


@every(
    ("starts", "expected"),
    [
        ("2026-06-19 18:00", "2026-06-18 10:00"), ("2026-06-22 18:00", "2026-06-19 10:00"),
        ("2027-03-30 18:00", "2027-03-25 10:00"), ("2027-05-28 18:00", "2027-05-26 10:00"),
    ],
)  # fmt: skip
def test_people_are_reminded_while_the_office_is_there_for_whoever_cannot_come(starts, expected):
    assert first_reminder(at(starts), MAINZ) == at(expected)
