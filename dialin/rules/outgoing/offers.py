"""For how long an offer of a freed seat stands, and until when one can still reach somebody, way by way."""

from datetime import UTC, datetime, time, timedelta

from dialin.rules.outgoing.calling_hours import may_call, next_moment_to_call
from dialin.rules.outgoing.letter_post import arrives_in_time
from dialin.rules.outgoing.words import Purpose, Way
from dialin.rules.outgoing.working_days import Locality, is_working_day, next_working_day, working_days_before
from dialin.rules.phases import Schedule

LETTER_STOPS = timedelta(days=6)  # before the start; a seat that is offered later would go to nobody
MESSAGE_STOPS = timedelta(hours=1)
CALL_STANDS = timedelta(hours=2)  # of calling hours
LETTER_STANDS = timedelta(days=6)
NOON, OFFICE_CLOSES = time(12), time(16)
NEAR = timedelta(hours=4)  # from so long before the start on, half of what is left has to do for the next one as well
_LEFT_FOR_THE_NEXT = timedelta(hours=2)
_SHORTEST = timedelta(minutes=15)  # of a call while the event is on
_STEP = timedelta(minutes=1)
_WRITTEN = (Way.SMS, Way.EMAIL)


def may_offer(way: Way, at: datetime, schedule: Schedule, locality: Locality) -> bool:
    """Whether an offer that goes out at `at` can still lead to a seat."""
    if at >= schedule.ends:
        return False
    if way == Way.LETTER:
        return at <= schedule.starts - LETTER_STOPS and arrives_in_time(at, schedule.starts, locality)
    return way not in _WRITTEN or at <= schedule.starts - MESSAGE_STOPS


def offer_until(way: Way, at: datetime, schedule: Schedule, locality: Locality) -> datetime | None:
    """Until when the seat is kept for whoever gets the offer at `at`; None where none can reach them any more.

    In UTC. By telephone two hours of calling time; in writing until noon of the next working day; by letter six days,
    until the office closes. Always so that somebody else can still be asked.
    """
    if not may_offer(way, at, schedule, locality):
        return None
    if way == Way.LETTER:
        return _letter_until(at, schedule, locality)
    if way in _WRITTEN:
        noon = locality.moment(next_working_day(locality.day_of(at), locality.land), NOON)
        return min(noon, _latest(at, schedule))
    return _call_until(at, schedule, locality)


def _letter_until(at: datetime, schedule: Schedule, locality: Locality) -> datetime:
    """Never later than noon of the working day before the event: the next one is called then."""
    day = locality.day_of(at + LETTER_STANDS)
    if not is_working_day(day, locality.land):
        day = next_working_day(day, locality.land)
    last = working_days_before(locality.day_of(schedule.starts), 1, locality.land)
    return min(locality.moment(day, OFFICE_CLOSES), locality.moment(last, NOON))


def _call_until(at: datetime, schedule: Schedule, locality: Locality) -> datetime:
    """Once the event is near, or on, nobody else may have to wait for two hours."""
    if at > schedule.starts - NEAR:
        return min(max(_latest(at, schedule), at.astimezone(UTC) + _SHORTEST), schedule.ends.astimezone(UTC))
    left, moment = CALL_STANDS, at
    while left > timedelta():
        moment = next_moment_to_call(moment, Purpose.OFFER, schedule, locality)
        while left > timedelta() and may_call(moment, Purpose.OFFER, schedule, locality):
            moment, left = moment + _STEP, left - _STEP
    return min(moment.astimezone(UTC), _latest(at, schedule))


def _latest(at: datetime, schedule: Schedule) -> datetime:
    """Two hours before the start, or half of what is left until then."""
    starts = schedule.starts.astimezone(UTC)
    is_near = at > starts - NEAR
    return at.astimezone(UTC) + (starts - at) / 2 if is_near else starts - _LEFT_FOR_THE_NEXT
