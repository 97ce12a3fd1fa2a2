"""When the people behind the key 0 are there: hours as people write them, and whether a moment lies within them."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from dialin.rules.refusals import Refused

_DAYS = {
    "mo": 0, "montag": 0, "mon": 0, "monday": 0,
    "di": 1, "dienstag": 1, "tue": 1, "tues": 1, "tuesday": 1,
    "mi": 2, "mittwoch": 2, "wed": 2, "wednesday": 2,
    "do": 3, "donnerstag": 3, "thu": 3, "thur": 3, "thurs": 3, "thursday": 3,
    "fr": 4, "freitag": 4, "fri": 4, "friday": 4,
    "sa": 5, "samstag": 5, "sonnabend": 5, "sat": 5, "saturday": 5,
    "so": 6, "sonntag": 6, "sun": 6, "sunday": 6,
}  # fmt: skip
_UNTIL = r"\s*(?:-|\N{EN DASH}|\N{EM DASH}|bis|to|until)\s*"
_DAY_RANGE = re.compile(rf"([a-z]+)\.?(?:{_UNTIL}([a-z]+)\.?)?")
_TIME_RANGE = re.compile(rf"(\d{{1,2}})(?:[:.](\d\d))?{_UNTIL}(\d{{1,2}})(?:[:.](\d\d))?")
_TIME = re.compile(r"\d")
_LONGEST = 200
_UNREADABLE = Refused(
    "Write the office hours as days and times, for example Mo-Fr 08:00-18:00; Sa 9-12.", field="office_hours"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The same hours on several days. first, last: weekdays, Monday is 0; from the wall clock of the event's zone."""

    first: int
    last: int
    opens: time
    closes: time

    def holds(self, at: datetime) -> bool:
        """Whether `at`, in the event's zone, lies within; a closing time of 00:00 is the end of the day."""
        days = (at.weekday() - self.first) % 7 <= (self.last - self.first) % 7
        return days and self.opens <= at.time() and (at.time() < self.closes or self.closes == time())


OfficeHours = tuple[Opening, ...]


def read_hours(text: str) -> OfficeHours | Refused:
    """From "Mo-Fr 08:00-18:00; Sa 9-12", with German or English names of days; several times after one day too."""
    parts = [part.strip() for part in text.casefold().replace("uhr", " ").split(";") if part.strip()]
    if not parts or len(text) > _LONGEST:
        return _UNREADABLE
    found: list[Opening] = []
    for part in parts:
        openings = _read_part(part)
        if openings is None:
            return _UNREADABLE
        found += openings
    return tuple(found)


def is_open(hours: OfficeHours, at: datetime) -> bool:
    """at: aware, in the zone whose clock hangs on the office's wall."""
    return any(opening.holds(at) for opening in hours)


def next_opening(hours: OfficeHours, at: datetime) -> datetime | None:
    """`at` itself where somebody is there then, else the next moment at which somebody comes; None without any hours.

    at: aware, in the zone whose clock hangs on the office's wall.
    """
    if is_open(hours, at):
        return at
    days = (at.date() + timedelta(days=ahead) for ahead in range(8))
    openings = (
        datetime.combine(day, one.opens, at.tzinfo)
        for day in days
        for one in hours
        if (day.weekday() - one.first) % 7 <= (one.last - one.first) % 7
    )
    return min((opening for opening in openings if opening > at), default=None)


def _read_part(part: str) -> list[Opening] | None:
    """One "days times" of the text; times may follow each other after "," or "und"."""
    first_time = _TIME.search(part)
    if first_time is None:
        return None
    days = [_read_days(word) for word in _listed(part[: first_time.start()])]
    times = [_read_times(word) for word in _listed(part[first_time.start() :])]
    if not days or not times or None in days or None in times:
        return None
    return [Opening(*day, *hours) for day in days if day for hours in times if hours]


def _listed(text: str) -> list[str]:
    return [word.strip(" :") for word in re.split(r",|\bund\b|\band\b|&", text) if word.strip(" :")]


def _read_days(text: str) -> tuple[int, int] | None:
    match = _DAY_RANGE.fullmatch(text)
    if match is None or match[1] not in _DAYS or (match[2] or match[1]) not in _DAYS:
        return None
    return _DAYS[match[1]], _DAYS[match[2] or match[1]]


def _read_times(text: str) -> tuple[time, time] | None:
    match = _TIME_RANGE.fullmatch(text)
    if match is None:
        return None
    opens, closes = _clock(match[1], match[2]), _clock(match[3], match[4])
    if opens is None or closes is None or (closes <= opens and closes != time()):
        return None
    return opens, closes


def _clock(hour: str, minute: str | None) -> time | None:
    """24:00 is midnight, the end of the day."""
    hours, minutes = int(hour), int(minute or 0)
    if (hours, minutes) == (24, 0):
        return time()
    return time(hours, minutes) if hours < 24 and minutes < 60 else None
