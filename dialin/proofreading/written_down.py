"""Digits that callers write down: no other digit may be heard just before them, else it is written down with them."""

import re
from collections.abc import Iterator

from dialin.prompts.language import Language
from dialin.prompts.pieces import Rest, SpokenText
from dialin.prompts.spoken import FORMATS
from dialin.prompts.templates import Part, Slot
from dialin.proofreading.judging import ELSEWHERE, SPELLED, Judged
from dialin.proofreading.samples import SAMPLES

# The PIN and the numbers to call. What callers have keyed themselves is only read back to them.
WRITTEN_DOWN = frozenset({"pin", "office", "privacy_office", "dial_in"})
FREE_TEXT = frozenset({"title", "reason", "name", "room"})  # whoever writes it may write a number
LEAST_SECONDS = 3.0
WORDS_A_SECOND = 150 / 60
_NO_LETTERS = re.compile(r"^\W+|\W+$")


def digits_stand_alone(judged: Judged) -> Iterator[str]:
    """The beginning of a prompt counts as a digit, since any other may be said before it."""
    since = 0.0  # seconds since the last digit was heard
    for part in judged.parts:
        match part:
            case Rest(seconds):
                since += seconds
            case Slot(name, kind) if name in WRITTEN_DOWN and kind in SPELLED and round(since, 3) < LEAST_SECONDS:
                yield f"a digit may be heard {since:.1f} s before {name}, at least {LEAST_SECONDS:.0f} s have to pass"
        for word in _words(part, judged.language):
            since = 0.0 if _is_digit(word, judged.language) else since + 1 / WORDS_A_SECOND


def _words(part: Part, language: Language) -> list[str]:
    match part:
        case Rest():
            return []
        case SpokenText():  # another language, whose hint names a key
            return ["0"]
        case Slot(name, kind) if kind in SPELLED | ELSEWHERE or name in FREE_TEXT:
            return ["0"]
        case Slot(name, kind):
            value = SAMPLES[name] or language.defaults.get(name, "")
            said = "".join(str(atom) for atom in FORMATS[kind](value, language))
        case str(text):
            said = text
    return [bare for word in said.casefold().split() if (bare := _NO_LETTERS.sub("", word))]


def _is_digit(word: str, language: Language) -> bool:
    return word.isdigit() or word in _digit_words(language)


def _digit_words(language: Language) -> frozenset[str]:
    """Every number word: fifteen is written down as 15."""
    words = (*language.digits, *language.key_names, *language.numbers, *language.style.digit_words)
    return frozenset(word.casefold() for word in words)
