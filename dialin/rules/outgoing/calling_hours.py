"""When the city may ring somebody up: by day, on days when people are not at rest, or about today's event."""

from datetime import datetime, time, timedelta

from dialin.rules.outgoing.words import Purpose
from dialin.rules.outgoing.working_days import Locality, is_day_of_rest, working_days_before
from dialin.rules.phases import Schedule

# What is about today's event may be said on its day, be that a Sunday, and until it is over, be that at ten at night.
OF_THE_EVENT_ITSELF = frozenset(
    {Purpose.PIN, Purpose.START, Purpose.STANDBY, Purpose.CANCELLED, Purpose.OFFER, Purpose.DESK}
)
OPENS, CLOSES = time(9), time(20)
BEFORE_EVENT = timedelta(hours=2)  # an event early in the morning is called about before nine
REMINDS = time(10)
_LONGEST_REST = 14  # days; no holidays follow each other for so long


def may_call(at: datetime, purpose: Purpose, schedule: Schedule, locality: Locality) -> bool:
    """at: aware. The hour at which the day begins belongs to it, the one at which it ends does not."""
    if purpose in OF_THE_EVENT_ITSELF:
        opens, closes = _hours_of_event(schedule, locality)
        if opens <= at < closes:
            return True
    local = at.astimezone(locality.zone)
    return OPENS <= local.time() < CLOSES and not is_day_of_rest(local.date(), locality.land)


def next_moment_to_call(at: datetime, purpose: Purpose, schedule: Schedule, locality: Locality) -> datetime:
    """`at` itself, or the first moment after it at which the city may call; in the zone of `at`."""
    if may_call(at, purpose, schedule, locality):
        return at
    today = locality.day_of(at)
    days = (today + timedelta(days=days) for days in range(_LONGEST_REST))
    openings = [locality.moment(day, OPENS) for day in days if not is_day_of_rest(day, locality.land)]
    if purpose in OF_THE_EVENT_ITSELF:
        openings.append(_hours_of_event(schedule, locality)[0])
    return min(opening for opening in openings if opening > at).astimezone(at.tzinfo)


def first_reminder(starts: datetime, locality: Locality) -> datetime:
    """On the last working day before the event: whoever cannot come still finds somebody at the office."""
    day = working_days_before(locality.day_of(starts), 1, locality.land)
    return locality.moment(day, REMINDS).astimezone(starts.tzinfo)


def _hours_of_event(schedule: Schedule, locality: Locality) -> tuple[datetime, datetime]:
    """The calling hours of its day, made longer where it begins earlier or ends later, be that after midnight."""
    day = locality.day_of(schedule.starts)
    opens = min(locality.moment(day, OPENS), schedule.starts - BEFORE_EVENT)
    return opens, max(locality.moment(day, CLOSES), schedule.ends)
