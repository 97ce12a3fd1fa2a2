"""Office hours are read as people write them, and a moment lies within them or not."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from dialin.rules.office_hours import Opening, is_open, read_hours
from dialin.rules.refusals import Refused
from tests.every import every

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = (Opening(0, 4, time(8), time(18)), Opening(5, 5, time(9), time(12)))


def at(day, hour, minute=0):
    """The 15th of June 2026 is a Monday."""
    return datetime(2026, 6, day, hour, minute, tzinfo=BERLIN)


@every(
    "text",
    [
        "Mo-Fr 08:00-18:00; Sa 9-12",
        "Montag bis Freitag 8 bis 18 Uhr; Samstag 9.00 - 12.00 Uhr",
        "Mon - Fri: 8:00 \N{EN DASH} 18:00; Saturday 9 to 12",
        "mo.-fr. 08.00-18.00 ; sonnabend 09-12;",
    ],
)
def test_german_and_english_ways_to_write_them_mean_the_same(text):
    assert read_hours(text) == WEEK


def test_several_times_and_several_days_share_one_line():
    assert read_hours("Mo, Do 8-12 und 14-18") == (
        Opening(0, 0, time(8), time(12)), Opening(0, 0, time(14), time(18)),
        Opening(3, 3, time(8), time(12)), Opening(3, 3, time(14), time(18)),
    )  # fmt: skip


@every(
    "text",
    ["", " ; ", "always", "Mo-Fr", "8-18", "Xo-Fr 8-18", "Mo-Fr 18-8", "Mo 8-8", "Mo 25-26", "Mo 8:61-9", "Mo 8-9-10",
     "Mo-Fr 08:00-18:00, Sa", "Mo 8-9 " * 40],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_an_example(text):
    refused = read_hours(text)
    assert isinstance(refused, Refused)
    assert "Mo-Fr 08:00-18:00" in str(refused)


@every(
    ("moment", "expected"),
    [
        (at(15, 7, 59), False), (at(15, 8), True), (at(19, 17, 59), True), (at(19, 18), False),
        (at(20, 8, 59), False), (at(20, 9), True), (at(20, 12), False), (at(21, 10), False),
    ],
)  # fmt: skip
def test_opening_belongs_to_the_hours_and_closing_does_not(moment, expected):
    assert is_open(WEEK, moment) is expected


def test_days_may_run_over_the_weekend_and_hours_to_midnight():
    hours = read_hours("Sa-Mo 20-24")
    assert not isinstance(hours, Refused)
    assert [is_open(hours, at(day, 23, 59)) for day in (19, 20, 21, 22, 23)] == [False, True, True, True, False]
