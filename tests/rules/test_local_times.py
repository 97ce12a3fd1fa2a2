"""Times are read as the clock on the wall shows them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.local_times import read_time, read_zone
from dialin.rules.refusals import Refused
from tests.every import every

BERLIN = ZoneInfo("Europe/Berlin")


@every(
    "text",
    [
        "2026-06-19T18:00",
        "2026-06-19 18:00",
        " 2026-06-19T18:00:00 ",
        "2026-06-19T18:00+02:00",
        "2026-06-19T16:00Z",
        "20260619T1800",
    ],
)
def test_a_time_is_read_with_its_offset_or_in_the_zone_of_the_event(text):
    assert read_time(text, BERLIN) == datetime(2026, 6, 19, 16, tzinfo=UTC)


@every(
    "text",
    ["", "tomorrow", "2026-06-19", "2026-W25-5", "18:00", "19.06.2026 18:00", "0001-01-01T00:00", "2026-13-01T0"],
)
def test_what_is_no_date_and_time_is_asked_for_again(text):
    assert read_time(text, BERLIN) is None


def test_an_hour_that_the_clocks_skip_is_refused():
    refused = read_time("2026-03-29T02:30", BERLIN)
    assert str(refused) == (
        "2026-03-29 02:30 does not exist in Europe/Berlin, because the clocks go forward then. "
        "Write a time an hour later."
    )


def test_of_an_hour_that_comes_twice_the_earlier_one_is_meant():
    assert read_time("2026-10-25T02:30", BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_zone_is_found_by_its_name():
    assert read_zone(" Europe/Berlin ") == BERLIN


@every("name", ["Berlin", "", "Europe", "Europe/Bärlin", "../etc/passwd", "/etc/passwd", "a\x00", "x" * 999])
def test_an_unknown_zone_is_refused_with_an_example(name):
    assert "for example Europe/Berlin" in str(read_zone(name))


@given(st.text() | st.datetimes().map(str))
def test_reading_a_time_never_fails(text):
    moment = read_time(text, BERLIN)
    assert moment is None or isinstance(moment, Refused) or moment.tzinfo is UTC


@given(st.text())
def test_reading_a_zone_never_fails(name):
    assert isinstance(read_zone(name), ZoneInfo | Refused)
