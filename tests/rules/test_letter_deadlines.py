"""A letter needs five working days; weekends and the holidays of all Germany are none."""

from datetime import date

from dialin.rules.letter_deadlines import letters_leave_until
from tests.every import every


@every(
    ("event", "until"),
    [
        (date(2026, 6, 19), date(2026, 6, 12)),  # Friday: the Friday before
        (date(2026, 6, 15), date(2026, 6, 8)),
        (date(2026, 6, 14), date(2026, 6, 8)),  # a Sunday
        (date(2026, 4, 8), date(2026, 3, 30)),  # Good Friday 3 April and Easter Monday 6 April between
        (date(2026, 5, 27), date(2026, 5, 19)),  # Whit Monday 25 May between
        (date(2026, 5, 18), date(2026, 5, 8)),  # Ascension 14 May between
        (date(2027, 1, 4), date(2026, 12, 24)),  # New Year and Christmas between
        (date(2026, 10, 5), date(2026, 9, 28)),  # 3 October is a Saturday
        (date(2025, 10, 6), date(2025, 9, 26)),  # 3 October is a Friday
    ],
)
def test_the_last_day_for_a_letter(event, until):
    assert letters_leave_until(event) == until


def test_a_holiday_of_one_land_is_a_working_day_in_the_others():
    corpus_christi_between = date(2026, 6, 10)
    assert letters_leave_until(corpus_christi_between) == date(2026, 6, 3)
    assert letters_leave_until(corpus_christi_between, "BE") == date(2026, 6, 3)
    assert letters_leave_until(corpus_christi_between, "BY") == date(2026, 6, 2)
