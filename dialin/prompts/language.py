"""What a catalogue file says about its language: voice, number words, dates, clock and what the check looks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale, UnknownLocaleError


class CatalogueBroken(ValueError):
    """A catalogue file that cannot be used; the sentence names the file and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class ClockWords:
    """How a time of day is said; `hours` is 12 or 24, patterns use {hour}, {minute} and {half}."""

    hours: int
    full: str
    minutes: str
    hour_words: Mapping[int, str]
    few_minutes: str
    halves: tuple[str, ...]
    named: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Hours:
    """How opening hours are said; patterns use {first} and {last} day, {opens} and {closes}, {hour}."""

    weekdays: tuple[str, ...] = ()  # as they are said of every week; empty: as in a date
    day: str = "{first}"
    days: str = "{first} - {last}"
    times: str = "{opens} - {closes}"
    opens_full: str = ""  # of a full hour, where it is said shorter than the hour of closing
    joined: str = ", "  # times of the same days
    days_joined: str = ", "


@dataclass(frozen=True, slots=True)
class Style:
    """What the check needs to know to judge a text in this language."""

    syllables_per_second: float
    vowels: str
    press: tuple[str, ...]
    goal: tuple[str, ...]
    forbidden: tuple[str, ...]
    key_words: Mapping[str, str]
    digit_words: tuple[str, ...]  # heard as digits, beside the language's number words


@dataclass(frozen=True, slots=True)
class Language:
    """One language as its file describes it; weekday, month and plural rules come from CLDR."""

    code: str
    name: str
    tts: str
    voice: str
    switch: str
    switch_key: str
    digits: tuple[str, ...]
    key_names: tuple[str, ...]
    numbers: tuple[str, ...]
    ordinals: tuple[str, ...]
    date: str
    deadline: str
    deadline_at: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    plural: Callable[[int], str]
    clock: ClockWords
    hours: Hours
    defaults: Mapping[str, str]
    style: Style


def read_language(code: str, table: Mapping[str, Any]) -> Language:
    """Raise CatalogueBroken when something a language needs is missing."""
    try:
        locale = Locale.parse(table.get("locale", code))
        return Language(
            code=code,
            **{name: str(table[name]) for name in ("name", "tts", "voice", "switch", "switch_key", "date", "deadline")},
            deadline_at=str(table.get("deadline_at", "{date}, {time}")),
            digits=_words(table, "digits", 10),
            key_names=_words(table, "key_names", 10),
            numbers=tuple(table.get("numbers", ())),
            ordinals=tuple(table.get("ordinals", ())),
            weekdays=tuple(locale.days["format"]["wide"][day] for day in range(7)),
            months=tuple(locale.months["format"]["wide"][month] for month in range(1, 13)),
            plural=locale.plural_form,
            clock=_clock(table["clock"]),
            hours=_hours(table.get("hours", {})),
            defaults=dict(table.get("defaults", {})),
            style=_style(table["check"]),
        )
    except (KeyError, TypeError, ValueError, UnknownLocaleError) as trouble:
        raise CatalogueBroken(f"{code}.toml, [language]: {trouble!r}") from trouble


def _words(table: Mapping[str, Any], name: str, length: int) -> tuple[str, ...]:
    words = tuple(table[name])
    if len(words) != length:
        raise ValueError(f"{name} needs {length} words, has {len(words)}")
    return words


def _clock(table: Mapping[str, Any]) -> ClockWords:
    return ClockWords(
        hours=int(table["hours"]),
        full=table["full"],
        minutes=table["minutes"],
        hour_words={int(hour): word for hour, word in table.get("hour_words", {}).items()},
        few_minutes=table.get("few_minutes", "{minute}"),
        halves=tuple(table.get("halves", ("", ""))),
        named=dict(table.get("named", {})),
    )


def _hours(table: Mapping[str, Any]) -> Hours:
    return Hours(**{**table, "weekdays": tuple(table.get("weekdays", ()))})


def _style(table: Mapping[str, Any]) -> Style:
    return Style(
        syllables_per_second=float(table["syllables_per_second"]),
        vowels=table["vowels"],
        press=tuple(table["press"]),
        goal=tuple(table["goal"]),
        forbidden=tuple(table["forbidden"]),
        key_words=dict(table["key_words"]),
        digit_words=tuple(table.get("digit_words", ())),
    )
