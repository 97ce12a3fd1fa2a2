"""Whether a letter that is posted today still arrives."""

from datetime import date, datetime

from dialin.rules.outgoing.working_days import Locality, working_days_before

# By law (since 2025) 95 of 100 letters arrive by the third working day and 99 by the fourth, on average over
# the year, and no single letter is promised: with the fifth, its reader has a day to ask.
WORKING_DAYS_TO_ARRIVE = 5


def last_day_to_post(starts: datetime, locality: Locality) -> date:
    """For an event on a Friday without holidays: the Friday before."""
    return working_days_before(locality.day_of(starts), WORKING_DAYS_TO_ARRIVE, locality.land)


def arrives_in_time(at: datetime, starts: datetime, locality: Locality) -> bool:
    """Whether a letter that is posted on the day of `at` arrives before the event; the last day belongs to it."""
    return locality.day_of(at) <= last_day_to_post(starts, locality)
