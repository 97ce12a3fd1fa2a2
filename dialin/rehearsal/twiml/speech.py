"""How long a text takes to speak, and which words of its markup are heard."""

from collections.abc import Iterator

from dialin.rehearsal.heard import Sound
from dialin.rehearsal.twiml.elements import Verb

CHARACTERS_A_SECOND = 14.0
# One digit read out by itself, with the small stop after it.
SECONDS_A_DIGIT = 0.4
REPEATED_FOR_EVER = 1000

_RATES = {"x-slow": 0.5, "slow": 0.8, "medium": 1.0, "fast": 1.2, "x-fast": 1.5}
_BREAKS = {"none": 0.0, "x-weak": 0.1, "weak": 0.25, "medium": 0.4, "strong": 0.7, "x-strong": 1.0}
_READ_ON = {"emphasis", "lang", "phoneme", "w"}  # said without a stop, as a part of the sentence around them
_ONE_BY_ONE = {"characters", "spell-out", "digits", "telephone"}
# Longest text: Basic 4096, Polly 3000 without markup, Google 5000 (error 13521).
_LONGEST = {"Polly": 3000, "Google": 5000}

Pieces = Iterator[tuple[str, float]]


def spoken(say: Verb) -> Sound:
    """The sound of a <Say>, loops included."""
    once = tuple(_pieces(say, 1.0))
    loop = int(say.get("loop", "1")) or REPEATED_FOR_EVER
    return Sound("say", once * loop, say.get("language", "en-US"), say.get("voice") or None)


def is_too_long(say: Verb) -> bool:
    """Whether the text is longer than its voice reads (warning 13521: nothing is said)."""
    text = "".join(text for text, _ in _pieces(say, 1.0))
    return len(text) > _LONGEST.get(say.get("voice").partition(".")[0], 4096)


def speaking_seconds(text: str) -> float:
    """How long a person or a voice takes over a plain text."""
    return len(text.strip()) / CHARACTERS_A_SECOND


def _pieces(element: Verb, rate: float) -> Pieces:
    words = ""
    for part in _parts(element):
        if isinstance(part, str):
            words += part
            continue
        yield _words(words, rate)
        yield from _markup(part, rate)
        words = ""
    yield _words(words, rate)


def _parts(element: Verb) -> Iterator[str | Verb]:
    for part in element.content:
        if isinstance(part, Verb) and part.name in _READ_ON:
            yield from _parts(part)
        else:
            yield part


def _words(text: str, rate: float) -> tuple[str, float]:
    words = " ".join(text.split())
    return words, speaking_seconds(words) / rate


def _markup(element: Verb, rate: float) -> Pieces:
    match element.name:
        case "break":
            yield "", _break_seconds(element)
        case "sub":
            yield _words(element.get("alias") or element.text, rate)
        case "say-as" if element.get("interpret-as") in _ONE_BY_ONE:
            single = [character for character in element.text if not character.isspace()]
            yield " ".join(single), len(single) * SECONDS_A_DIGIT / rate
        case "prosody":
            yield from _pieces(element, rate * _rate(element.get("rate", "medium")))
        case _:
            yield from _pieces(element, rate)


def _rate(value: str) -> float:
    return int(value.removesuffix("%")) / 100 if value.endswith("%") else _RATES[value]


def _break_seconds(element: Verb) -> float:
    time = element.get("time")
    if time.endswith("ms"):
        return int(time.removesuffix("ms")) / 1000
    if time:
        return float(time.removesuffix("s"))
    return _BREAKS[element.get("strength", "medium")]
