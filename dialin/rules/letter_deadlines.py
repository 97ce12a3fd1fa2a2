"""Until when a letter with a PIN still arrives in time: in working days, without holidays."""

from datetime import date, timedelta
from functools import lru_cache

from holidays.countries.germany import Germany

WORKING_DAYS = 5  # to print, to frank and to deliver; a letter takes two days and the office works in batches


@lru_cache(maxsize=64)
def letters_leave_until(event_day: date, land: str | None = None) -> date:
    """The last day on which a registration may ask for a letter: five working days before the event.

    land: whose holidays count too, as in ISO 3166-2 without the DE, such as BY; None: only those of all Germany.
    """
    holidays = Germany(subdiv=land, years=(event_day.year - 1, event_day.year))
    day, left = event_day, WORKING_DAYS
    while left:
        day -= timedelta(days=1)
        left -= day.weekday() < 5 and day not in holidays
    return day
