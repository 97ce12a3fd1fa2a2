"""What a message tells one person, and each value as it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date

from dialin.letters.printing.wording import (
    pin_groups,
    written_date,
    written_day,
    written_hours,
    written_moment,
    written_time,
)
from dialin.rules.paper.letters import Gathering
from dialin.rules.phone_numbers import spaced

_SHORT_DAYS = {"de": ("de", "EEEEEE", "d.M."), "en": ("en_GB", "EEE", "d MMM")}

Values = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Facts:
    """name: the seat's person; until: of an offer, None: the seat is theirs already; is_waiting: has no seat yet.

    is_called: the city calls them at the start.
    """

    gathering: Gathering
    name: str
    city: str | None = None
    pin: str | None = None
    until: datetime | None = None
    is_waiting: bool = False
    is_called: bool = False


def sms_values(facts: Facts, language: str) -> Values:
    """Nothing of the person but the PIN, and not what it is about: others read along on a telephone that lies there."""
    until = None if facts.until is None else _local(facts.until, facts)
    return _in_both(facts, language) | {
        "day": _short_day(facts.gathering.starts, language),
        "time": written_time(facts.gathering.starts, language),
        "doors": written_time(_local(facts.gathering.doors, facts), language),
        "until": None if until is None else f"{_short_day(until, language)}, {written_time(until, language)}",
    }


def mail_values(facts: Facts, language: str) -> Values:
    of = facts.gathering
    return _in_both(facts, language) | {
        "name": facts.name,
        "title": of.title if of.title.endswith(("?", "!", ".")) else f"{of.title}.",
        "date": written_date(of.starts, language),
        "day": written_day(of.starts, language),
        "time": written_time(of.starts, language),
        "doors": written_time(_local(of.doors, facts), language),
        "ends": written_time(_local(of.ends, facts), language),
        "held": written_time(_local(of.held_until, facts), language),
        "hours": ", ".join(written_hours(of.office_hours, language)) or None,
        "until": None if facts.until is None else written_moment(_local(facts.until, facts), language),
    }


def _in_both(facts: Facts, language: str) -> dict[str, str | None]:
    of, rings = facts.gathering, facts.is_called and not facts.is_waiting
    return {
        "city": facts.city,
        "pin": None if facts.pin is None else " ".join(pin_groups(facts.pin)),
        "dial_in": None if of.number is None else spaced(of.number),
        "calls": written_time(_local(of.calls_begin, facts), language) if rings else None,
        "office": None if of.office is None else spaced(of.office),
    }


def _short_day(moment: datetime, language: str) -> str:
    """Fr 19.6.; Fri 19 Jun."""
    locale, weekday, day = _SHORT_DAYS[language]
    return f"{format_date(moment, weekday, locale=locale).rstrip('.')} {format_date(moment, day, locale=locale)}"


def _local(moment: datetime, facts: Facts) -> datetime:
    return moment.astimezone(facts.gathering.starts.tzinfo)
