"""How values look on the pages: times in the event's zone, telephone numbers, PINs in groups and in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from dialin.prompts.catalogue import load
from dialin.prompts.spoken import halves

_LOCALES = {"en": "en_GB"}  # 24 hours, and the day before the month


def day(moment: datetime, zone: str, language: str) -> str:
    return format_date(_local(moment, zone), format="full", locale=_LOCALES.get(language, language))


def short_day(moment: datetime, zone: str, language: str) -> str:
    return format_date(_local(moment, zone), format="medium", locale=_LOCALES.get(language, language))


def clock(moment: datetime, zone: str, language: str) -> str:
    local = _local(moment, zone)
    return format_time(local, format="short", locale=_LOCALES.get(language, language))


def exact_clock(moment: datetime, zone: str) -> str:
    return f"{_local(moment, zone):%H:%M:%S}"


def field_time(moment: datetime, zone: str) -> str:
    """As a browser's field for date and time wants it: the wall clock of the zone."""
    return f"{_local(moment, zone):%Y-%m-%dT%H:%M}"


def seconds(length: float, language: str) -> str:
    """Without a fraction where there is none."""
    return format_decimal(length, locale=_LOCALES.get(language, language))


def pin_groups(pin: str) -> tuple[str, ...]:
    return halves(pin)


def digit_words(group: str, language: str) -> tuple[str, ...]:
    """As the voice on the line says them, with zwo."""
    words = load()[language].language.digits
    return tuple(words[int(digit)] for digit in group)


def _local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone))
