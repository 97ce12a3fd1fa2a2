"""Until when a letter with a PIN still arrives in time: working days, without the holidays of all Germany."""

from datetime import date, timedelta
from functools import lru_cache

WORKING_DAYS = 5  # to print, to frank and to deliver; a letter takes two days and the office works in batches
_FIXED = {(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)}
_AFTER_EASTER = (-2, 1, 39, 50)  # Good Friday, Easter Monday, Ascension, Whit Monday


@lru_cache(maxsize=64)
def letters_leave_until(event_day: date) -> date:
    """The last day on which a registration may ask for a letter: five working days before the event."""
    day, left = event_day, WORKING_DAYS
    while left:
        day -= timedelta(days=1)
        left -= _is_working_day(day)
    return day


def _is_working_day(day: date) -> bool:
    return day.weekday() < 5 and (day.month, day.day) not in _FIXED and day not in _movable(day.year)


def _movable(year: int) -> set[date]:
    return {_easter(year) + timedelta(days=days) for days in _AFTER_EASTER}


def _easter(year: int) -> date:
    """Easter Sunday after the Gregorian computus in the form of Lichtenberg (valid for 1583 to 8202)."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    parameter = year % 19
    seed = (19 * parameter + moon) % 30
    correction = (seed + parameter // 11) // 29
    limit = 21 + seed - correction
    first_sunday = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + timedelta(days=limit + 7 - (limit - first_sunday) % 7 - 1)
