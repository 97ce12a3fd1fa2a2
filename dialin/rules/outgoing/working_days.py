"""Which days are for working: not Sundays, and not the public holidays of the Land."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_SATURDAY, _SUNDAY = 5, 6
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Locality:
    """Where an event is: its clock and its holidays. land: two letters such as RP; None: the nationwide holidays."""

    zone: ZoneInfo
    land: str | None = None

    def day_of(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def moment(self, day: date, clock: time) -> datetime:
        """In UTC: two times of one zone are compared by their clocks, which show an hour twice in October."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)


def locality_of(timezone: str, land: str | None) -> Locality:
    """timezone: an event's own, such as Europe/Berlin."""
    return Locality(ZoneInfo(timezone), land)


def is_day_of_rest(day: date, land: str | None) -> bool:
    """A Sunday or a public holiday, on which people are left in peace."""
    return day.weekday() == _SUNDAY or day in _holidays(day.year, land)


def is_working_day(day: date, land: str | None) -> bool:
    """Monday to Friday, when offices work."""
    return day.weekday() < _SATURDAY and not is_day_of_rest(day, land)


def working_days_before(day: date, count: int, land: str | None) -> date:
    """The day from which on `count` working days are left until `day`, which is not one of them."""
    for _ in range(count):
        day -= _DAY
        while not is_working_day(day, land):
            day -= _DAY
    return day


def next_working_day(day: date, land: str | None) -> date:
    day += _DAY
    while not is_working_day(day, land):
        day += _DAY
    return day


@lru_cache(maxsize=64)
def _holidays(year: int, land: str | None) -> frozenset[date]:
    """With those that only the Catholic places of a Land keep: there is no list of places, and to wait offends nobody.

    Imported here since it costs 0.2 s, which commands that reach nobody would pay as well.
    """
    from holidays.countries.germany import Germany

    return frozenset(Germany(subdiv=land, years=year, categories=("public", "catholic")))
