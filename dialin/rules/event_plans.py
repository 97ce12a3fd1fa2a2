"""What an event may look like: raw answers of a form or a command, checked into an EventPlan."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialin.rules.local_times import read_time, read_zone
from dialin.rules.names import tidy_line
from dialin.rules.office_hours import read_hours
from dialin.rules.phone_numbers import PhoneNumber, area_code_of, read_number
from dialin.rules.refusals import Refused

_LONGEST_CALL = timedelta(hours=4)  # the provider ends a call after four hours
_LONGEST_EVENT = timedelta(hours=24)
_MOST_SEATS_WITH_SIX_DIGITS = 1_000  # some 1 850 PINs of six digits keep their distance, among all events

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_YES = (True, "True", "true", "yes", "on", "1")
_WHOLE = re.compile(r"\s*[0-9]{1,9}\s*")
_COUNTS: tuple[tuple[str, Collection[int], Refused], ...] = (
    ("seats", range(1, 10_001), Refused("Write the number of telephone seats, from 1 to 10000.")),
    ("doors_minutes", range(241), Refused("Write how many minutes before the start the doors open, from 0 to 240.")),
    (
        "grace_minutes",
        range(121),
        Refused("Write for how many minutes the seat of a dropped caller is held, from 0 to 120."),
    ),
    (
        "no_show_minutes",
        range(241),
        Refused("Write how many minutes after the start unclaimed seats go to others, from 0 to 240."),
    ),
    ("pin_length", (6, 8), Refused("Choose PINs of 6 or 8 digits.")),
)


@dataclass(frozen=True)
class EventDraft:
    """What was written; times are ISO 8601 texts, without an offset in the event's zone."""

    slug: str
    title: str
    starts: str
    registration_closes: str
    seats: int | str
    timezone: str = "Europe/Berlin"
    ends: str | None = None
    doors_minutes: int | str = 15
    grace_minutes: int | str = 10
    no_show_minutes: int | str = 15
    pin_length: int | str = 6
    language: str = "de"
    number: str | None = None
    office: str | None = None
    office_hours: str | None = None
    knows_lines: bool | str = False
    is_recorded: bool | str = False


@dataclass(frozen=True)
class EventPlan:
    """What may be saved; times are aware and in UTC, numbers E.164. office_hours: as written, and readable."""

    slug: str
    title: str
    starts: datetime
    ends: datetime
    registration_closes: datetime
    timezone: str
    seats: int
    doors_minutes: int
    grace_minutes: int
    no_show_minutes: int
    pin_length: int
    language: str
    number: str | None
    office: str | None
    office_hours: str | None = None
    knows_lines: bool = False
    is_recorded: bool = False


@dataclass(frozen=True)
class _Times:
    starts: datetime
    ends: datetime
    registration_closes: datetime
    timezone: str


@dataclass(frozen=True)
class _Counts:
    seats: int
    doors_minutes: int
    grace_minutes: int
    no_show_minutes: int
    pin_length: int


def check_plan(draft: EventDraft, *, now: datetime, may_have_started: bool = False) -> EventPlan | Refused:
    """The plan, or the first thing to change; `may_have_started` when an event that exists is changed."""
    words = _read_words(draft)
    if isinstance(words, Refused):
        return words
    times = _read_times(draft)
    if isinstance(times, Refused):
        return times
    counts = _read_counts(draft)
    if isinstance(counts, Refused):
        return counts
    number = _read_line("number", draft.number, None)
    if isinstance(number, Refused):
        return number
    office = _read_line("office", draft.office, area_code_of(number) if number else None)
    if isinstance(office, Refused):
        return office
    hours = _read_hours(draft.office_hours)
    if isinstance(hours, Refused):
        return hours
    refused = _refuse_times(times, now=now, may_have_started=may_have_started)
    slug, title, language = words
    return refused or EventPlan(
        slug=slug,
        title=title,
        language=language,
        number=number,
        office=office,
        office_hours=hours,
        knows_lines=draft.knows_lines in _YES,
        is_recorded=draft.is_recorded in _YES,
        **vars(times),
        **vars(counts),
    )


def _read_words(draft: EventDraft) -> tuple[str, str, str] | Refused:
    """Slug, title and language; whether there is a catalogue for the language is asked elsewhere."""
    slug, title, language = draft.slug.strip(), tidy_line(draft.title), draft.language.strip()
    if not _SLUG.fullmatch(slug):
        return Refused(
            "Write the short name in small letters, digits and hyphens, at most 60, for example digitaltag.",
            field="slug",
        )
    if not title or len(title) > 200:
        return Refused("Write a title of 1 to 200 characters.", field="title")
    if not _LANGUAGE.fullmatch(language):
        return Refused("Write the language as a short code, for example de or en.", field="language")
    return slug, title, language


def _read_times(draft: EventDraft) -> _Times | Refused:
    zone = read_zone(draft.timezone)
    if isinstance(zone, Refused):
        return zone
    starts = read_time(
        draft.starts, zone, Refused("Write the start as date and time, for example 2026-06-19T18:00.", field="starts")
    )
    if isinstance(starts, Refused):
        return starts
    ends = (
        read_time(
            draft.ends, zone, Refused("Write the end as date and time, for example 2026-06-19T20:00.", field="ends")
        )
        if draft.ends and draft.ends.strip()
        else starts + _LONGEST_CALL
    )
    if isinstance(ends, Refused):
        return ends
    closes = read_time(
        draft.registration_closes,
        zone,
        Refused(
            "Write the registration deadline as date and time, for example 2026-06-16T23:59.",
            field="registration_closes",
        ),
    )
    return closes if isinstance(closes, Refused) else _Times(starts, ends, closes, zone.key)


def _refuse_times(times: _Times, *, now: datetime, may_have_started: bool) -> Refused | None:
    if times.starts <= now and not may_have_started:
        return Refused("The start lies in the past. Write a start that is still to come.", field="starts")
    if times.ends <= times.starts:
        return Refused("The end lies before the start. Write an end after the start, or leave it out.", field="ends")
    if times.ends - times.starts > _LONGEST_EVENT:
        return Refused("The event lasts longer than a day. Write an end within 24 hours of the start.", field="ends")
    if times.registration_closes > times.starts:
        return Refused(
            "The registration deadline lies after the start. Write a deadline before the start.",
            field="registration_closes",
        )
    return None


def _read_counts(draft: EventDraft) -> _Counts | Refused:
    counts: dict[str, int] = {}
    for name, allowed, refused in _COUNTS:
        count = _whole(getattr(draft, name))
        if count is None or count not in allowed:
            return refused.at(name)
        counts[name] = count
    if counts["seats"] > _MOST_SEATS_WITH_SIX_DIGITS and counts["pin_length"] == 6:
        return Refused("PINs of 6 digits are too few for that many seats. Choose PINs of 8 digits.", field="pin_length")
    return _Counts(**counts)


def _whole(written: int | str) -> int | None:
    if isinstance(written, int):
        return written
    return int(written) if _WHOLE.fullmatch(written) else None


def _read_line(field: str, text: str | None, area_code: str | None) -> str | Refused | None:
    if text is None or not text.strip():
        return None
    number = read_number(text, area_code=area_code)
    return number.e164 if isinstance(number, PhoneNumber) else number.at(field)


def _read_hours(text: str | None) -> str | Refused | None:
    if text is None or not text.strip():
        return None
    hours = read_hours(text)
    return hours if isinstance(hours, Refused) else " ".join(text.split())
