"""A letter is offered only while five working days are left for it."""

from datetime import date

from dialin.rules.outgoing.letter_post import arrives_in_time, last_day_to_post
from tests.every import every
from tests.rules.outgoing.evenings import ANYWHERE, HAMBURG, MAINZ, at


@every(
    ("starts", "locality", "last"),
    [
        ("2026-06-19 18:00", MAINZ, date(2026, 6, 12)),  # a Friday: the Friday before
        ("2026-06-21 18:00", MAINZ, date(2026, 6, 15)),
        ("2026-06-22 00:30", MAINZ, date(2026, 6, 15)),
        ("2027-05-28 18:00", MAINZ, date(2027, 5, 20)),  # Fronleichnam lies between
        ("2027-05-28 18:00", HAMBURG, date(2027, 5, 21)),
        ("2027-05-28 18:00", ANYWHERE, date(2027, 5, 21)),
        ("2027-04-01 18:00", MAINZ, date(2027, 3, 23)),  # Good Friday and Easter Monday
        ("2027-01-04 18:00", MAINZ, date(2026, 12, 24)),  # Christmas and New Year
    ],
)
def test_weekends_and_holidays_carry_no_letter(starts, locality, last):
    assert last_day_to_post(at(starts), locality) == last


@every(
    ("posted", "expected"),
    [("2026-06-12 00:00", True), ("2026-06-12 23:59", True), ("2026-06-13 00:00", False), ("2026-06-01 12:00", True)],
)
def test_the_last_day_belongs_to_those_on_which_a_letter_may_be_posted(posted, expected):
    assert arrives_in_time(at(posted), at("2026-06-19 18:00"), MAINZ) is expected
