"""Events of which the rules are asked: in Berlin's time, on days that are worth a question."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dialin.rules.outgoing.working_days import Locality, locality_of
from dialin.rules.phases import Schedule

BERLIN = ZoneInfo("Europe/Berlin")
MAINZ = locality_of("Europe/Berlin", "RP")
HAMBURG = Locality(BERLIN, "HH")
BAVARIA = Locality(BERLIN, "BY")
ANYWHERE = Locality(BERLIN)


def at(text: str) -> datetime:
    """The clock on the wall in Berlin, as UTC: "2026-06-19 18:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def event(starts: str, *, hours: float = 2) -> Schedule:
    begins = at(starts)
    return Schedule(
        starts=begins,
        ends=begins + timedelta(hours=hours),
        registration_closes=begins - timedelta(days=3),
        doors_minutes=15,
        no_show_minutes=15,
    )
