"""Dates, times, hours, numbers and PINs as they are written in a letter, in its language."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import groupby

from babel import Locale
from babel.dates import format_date, format_time, get_day_names

from dialin.prompts.catalogue import load
from dialin.prompts.spoken import halves
from dialin.rules.office_hours import Opening, read_hours
from dialin.rules.refusals import Refused

WRITTEN = ("de", "en")  # the languages in which there are letters
USUAL = "de"
_LOCALES = {"de": Locale("de"), "en": Locale("en", "GB")}
_DAYS = {"de": ("{} Tag", "{} Tagen"), "en": ("{} day", "{} days")}
_NAMED = {time(0): "midnight", time(12): "12 noon"}  # which many take for each other as 12 am and 12 pm
_UNTIL = {"de": "bis", "en": "to"}


def language_of(wanted: str, of_event: str) -> str:
    """The language in which somebody is written to: their own, else that of the event."""
    return next((one for one in (wanted, of_event) if one in WRITTEN), USUAL)


def written_day(moment: date, language: str) -> str:
    """Freitag, 19. Juni 2026; Friday 19 June 2026."""
    return format_date(moment, "EEEE, d. MMMM y" if language == "de" else "EEEE d MMMM y", locale=_LOCALES[language])


def written_date(moment: date, language: str) -> str:
    """19. Juni 2026; 19 June 2026."""
    return format_date(moment, "d. MMMM y" if language == "de" else "d MMMM y", locale=_LOCALES[language])


def written_time(moment: datetime | time, language: str) -> str:
    """18 Uhr, 18:30 Uhr; 6 pm, 6:30 pm, 12 noon."""
    clock = moment.timetz().replace(tzinfo=None) if isinstance(moment, datetime) else moment
    if language == "de":
        return f"{clock.hour}:{clock.minute:02} Uhr" if clock.minute else f"{clock.hour} Uhr"
    if clock in _NAMED:
        return _NAMED[clock]
    return format_time(clock, "h:mm a" if clock.minute else "h a", locale=_LOCALES[language])


def written_moment(moment: datetime, language: str) -> str:
    return f"{written_day(moment, language)}, {written_time(moment, language)}"


def written_days(count: int, language: str) -> str:
    """After "nach": 14 Tagen."""
    one, many = _DAYS[language]
    return (one if count == 1 else many).format(count)


def written_hours(text: str | None, language: str) -> list[str]:
    """Montag bis Freitag 8 bis 18 Uhr, and so on; hours that nobody can read stay as they were written."""
    if not text:
        return []
    hours = read_hours(text)
    if isinstance(hours, Refused):
        return [text]
    by_days = groupby(hours, key=lambda opening: (opening.first, opening.last))
    return [_days(*days, language) + " " + _times(list(some), language) for days, some in by_days]


def _days(first: int, last: int, language: str) -> str:
    names = get_day_names("wide", locale=_LOCALES[language])
    return names[first] if first == last else f"{names[first]} {_UNTIL[language]} {names[last]}"


def _times(openings: Sequence[Opening], language: str) -> str:
    until = _UNTIL[language]
    return ", ".join(
        f"{_opens(one.opens, language)} {until} "
        f"{'24 Uhr' if language == 'de' and one.closes == time() else written_time(one.closes, language)}"
        for one in openings
    )


def _opens(opens: time, language: str) -> str:
    return written_time(opens, language).removesuffix(" Uhr")


def pin_groups(pin: str) -> list[str]:
    return list(halves(pin))


def pin_words(pin: str, language: str) -> list[str]:
    """Each group in words, as they are written: zwei, not the zwo of the telephone."""
    numbers = load()[language].language.numbers
    return [" \N{EN DASH} ".join(numbers[int(digit)] for digit in group) for group in halves(pin)]
