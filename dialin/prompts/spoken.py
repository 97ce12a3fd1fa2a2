"""How a value is said: digits one by one, PINs and telephone numbers in groups, dates, clock times, numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby

from dialin.prompts.language import Language
from dialin.prompts.pieces import Recording, Rest
from dialin.rules.office_hours import Opening, read_hours
from dialin.rules.phone_numbers import spoken_groups
from dialin.rules.refusals import Refused

Value = str | int | datetime | tuple[str, ...]
Atom = str | Rest | Recording


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between two digits and between two groups, and what ends a group so that the voice falls."""

    digits: Rest
    groups: Rest
    end: str


# A PIN is written down while it is heard; people over sixty keep long spoken numbers less well.
PIN_PACE = Pace(Rest(0.9), Rest(2.0), ".")
NUMBER_PACE = Pace(Rest(0.5), Rest(1.0), ",")


def digit_by_digit(groups: Sequence[str], language: Language, pace: Pace) -> Iterator[Atom]:
    for place, group in enumerate(groups):
        if place:
            yield pace.end
            yield pace.groups
        for position, digit in enumerate(group):
            if position:
                yield pace.digits
            yield language.digits[int(digit)]


def date_words(value: datetime, language: Language, pattern: str) -> str:
    day = value.day
    return pattern.format(
        weekday=language.weekdays[value.weekday()],
        ordinal=language.ordinals[day - 1] if language.ordinals else day,
        day=day,
        month=language.months[value.month - 1],
    )


def deadline_words(value: datetime, language: Language) -> str:
    """The day alone where it ends with the day, so that midnight is the day before; else the time of day with it."""
    last = value - timedelta(minutes=1) if value.time() == time(0) else value
    day = date_words(last, language, language.deadline)
    if last.time() >= time(23, 59):
        return day
    return language.deadline_at.format(date=day, time=clock_words(value, language))


def clock_words(value: datetime | time, language: Language) -> str:
    clock = language.clock
    if named := clock.named.get(f"{value:%H:%M}"):
        return named
    hour = value.hour if clock.hours == 24 else value.hour % 12 or 12
    minute = number_words(value.minute, language)
    return (clock.minutes if value.minute else clock.full).format(
        hour=clock.hour_words.get(hour) or number_words(hour, language),
        minute=clock.few_minutes.format(minute=minute) if value.minute < 10 else minute,
        half=clock.halves[value.hour >= 12],
    )


def hours_words(text: str, language: Language) -> str:
    """Opening hours as written in an event, such as "Mo-Fr 08:00-18:00; Sa 9-12"; other words are said as they are."""
    hours = read_hours(text)
    if isinstance(hours, Refused):
        return text
    by_days = groupby(hours, key=lambda opening: (opening.first, opening.last))
    return language.hours.days_joined.join(_opening_words(days, list(some), language) for days, some in by_days)


def _opening_words(days: tuple[int, int], openings: Sequence[Opening], language: Language) -> str:
    said = language.hours
    first, last = ((said.weekdays or language.weekdays)[day] for day in days)
    words = (said.day if days[0] == days[1] else said.days).format(first=first, last=last)
    times = (
        said.times.format(opens=_opens_words(opening.opens, language), closes=clock_words(opening.closes, language))
        for opening in openings
    )
    return f"{words} {said.joined.join(times)}"


def _opens_words(opens: time, language: Language) -> str:
    """From eight to six o'clock: where a language says the hour but once, it says it at the end."""
    if opens.minute or not language.hours.opens_full:
        return clock_words(opens, language)
    return language.hours.opens_full.format(hour=number_words(opens.hour, language))


def number_words(value: int, language: Language) -> str:
    return language.numbers[value] if 0 <= value < len(language.numbers) else str(value)


def halves(pin: str) -> tuple[str, ...]:
    """Six or eight digits fall into two groups, as the letter prints them; fewer stay together."""
    middle = len(pin) // 2
    return (pin[:middle], pin[middle:]) if len(pin) in {6, 8} else (pin,)


def _instant(value: Value) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise TypeError(f"a time with its zone is needed, not {value!r}")
    return value


def _whole(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError(f"a whole number is needed, not {value!r}")
    return value


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise TypeError(f"words are needed, not {value!r}")
    return value


def _groups(value: Value, split: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else split(_text(value))


Format = Callable[[Value, Language], Iterable[Atom]]
FORMATS: Mapping[str, Format] = {
    "text": lambda value, _: (_text(value),),
    "recording": lambda value, _: (Recording(_text(value)),),
    "number": lambda value, language: (number_words(_whole(value), language),),
    "date": lambda value, language: (date_words(_instant(value), language, language.date),),
    "deadline": lambda value, language: (deadline_words(_instant(value), language),),
    "time": lambda value, language: (clock_words(_instant(value), language),),
    "hours": lambda value, language: (hours_words(_text(value), language),),
    "digits": lambda value, language: digit_by_digit(_groups(value, halves), language, NUMBER_PACE),
    "phone": lambda value, language: digit_by_digit(_groups(value, spoken_groups), language, NUMBER_PACE),
    "pin": lambda value, language: digit_by_digit(_groups(value, halves), language, PIN_PACE),
    "first_half": lambda value, language: digit_by_digit(halves(_text(value))[:1], language, PIN_PACE),
    "second_half": lambda value, language: digit_by_digit(halves(_text(value))[1:], language, PIN_PACE),
    "length": lambda value, language: (number_words(len(_text(value)), language),),
}
