"""Tells which prompts were said from the words alone: by their texts in every language, each to its end."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dialin.prompts.catalogue import load
from dialin.prompts.entries import Catalogue
from dialin.prompts.language import Language
from dialin.prompts.pieces import Rest, SpokenText
from dialin.prompts.spoken import NUMBER_PACE, PIN_PACE, Pace
from dialin.prompts.templates import Part, Slot, Template

RECORDING = "what was recorded"  # as a transcript writes it
WORDS_A_SECOND = 150 / 60
PACES: Mapping[str, Pace] = {
    "digits": NUMBER_PACE, "phone": NUMBER_PACE, "pin": PIN_PACE, "first_half": PIN_PACE, "second_half": PIN_PACE,
}  # fmt: skip
_NESTED = "prompt"


@dataclass(frozen=True)
class Said:
    """A prompt that was said to its end, by key and chosen text, and the seconds it takes an unhurried voice."""

    key: str
    form: str
    language: str
    words: str
    seconds: float


@dataclass(frozen=True)
class Unknown:
    """Words of no prompt, or of one that was cut off."""

    words: str

    @property
    def seconds(self) -> float:
        """Without pauses, of which nothing is known."""
        return speaking_seconds(self.words)


@dataclass(frozen=True)
class _Sound:
    key: str
    form: str
    language: Language
    template: Template
    pattern: re.Pattern[str]


def speaking_seconds(words: str) -> float:
    """Counted at 150 words a minute, as a person counts words; a mark by itself is none."""
    return sum(any(map(str.isalnum, word)) for word in words.split()) / WORDS_A_SECOND


def recognise(words: str) -> Iterator[Said | Unknown]:
    """Every prompt in what was said, in order; the longest that fits.

    After it come prompts of the same words, and those inside it, without the seconds that are counted already.
    """
    while words := words.strip():
        found = [match for sound in _sounds() if (match := _match(sound, words))]
        if not found:
            end = re.search(r"(?<=[.?!:])\s", words)
            yield Unknown(words[: end.start()] if end else words)
            words = words[end.end() :] if end else ""
            continue
        sound, match = max(found, key=lambda one: one[1].end())
        yield Said(sound.key, sound.form, sound.language.code, match[0], _seconds(sound, match))
        twins = (one for one, _ in found if one is not sound and one.pattern == sound.pattern)
        yield from (Said(one.key, one.form, one.language.code, match[0], 0.0) for one in twins)
        for name, inner in match.groupdict().items():
            if name.startswith(_NESTED):
                yield from (_inside(one) for one in recognise(inner or ""))
        words = words[match.end() :]


def _inside(one: Said | Unknown) -> Said | Unknown:
    """Its words are counted already, with those around it."""
    pauses = one.seconds - speaking_seconds(one.words)
    return Said(one.key, one.form, one.language, one.words, pauses) if isinstance(one, Said) else one


def _match(sound: _Sound, words: str) -> tuple[_Sound, re.Match[str]] | None:
    match = sound.pattern.match(words)
    return None if match is None else (sound, match)


def _seconds(sound: _Sound, match: re.Match[str]) -> float:
    pauses = sum(part.seconds for part in sound.template.parts if isinstance(part, Rest))
    slots = [part for part in sound.template.parts if isinstance(part, Slot)]
    for number, slot in enumerate(slots):
        if pace := PACES.get(slot.kind):
            groups = [group.split() for group in re.split(r"[.,]", match[f"{slot.kind}_{number}"]) if group.strip()]
            pauses += pace.digits.seconds * sum(len(group) - 1 for group in groups)
            pauses += pace.groups.seconds * (len(groups) - 1)
    return speaking_seconds(match[0].replace(RECORDING, "")) + pauses


@cache
def _sounds() -> Sequence[_Sound]:
    return [
        _Sound(prompt.key, form, catalogue.language, template, _pattern(template, catalogue))
        for catalogue in load().values()
        for prompt in catalogue.prompts.values()
        for form, template in prompt.texts.items()
    ]


def _pattern(template: Template, catalogue: Catalogue) -> re.Pattern[str]:
    slots = 0
    written = ""
    for part in template.parts:
        if isinstance(part, Slot):
            if part.kind != _NESTED or part is not template.parts[-1]:  # at the end, it is found by itself
                written += _slot(part, slots, catalogue.language)
            slots += 1
        else:
            written += _words(part)
    spaced = re.sub(r"(?:\\s\+)+", r"\\s+", written).removeprefix(r"\s+").removesuffix(r"\s+")
    return re.compile(rf"{spaced}(?=\s|$)")


def _words(part: Part) -> str:
    if isinstance(part, str):
        plain = re.sub(r"\s+", " ", part)
        return re.sub(r"(?:\\ )+", r"\\s+", re.escape(plain))
    if isinstance(part, SpokenText):
        return rf"\s+{_words(part.text)}\s+"
    return r"\s+"


def _slot(slot: Slot, number: int, language: Language) -> str:
    name = f"{slot.kind}_{number}"
    match slot.kind:
        case "recording":
            return rf"\s*{RECORDING}"
        case "prompt":
            return rf"(?P<{_NESTED}_{number}>.{{0,120}}?)\s*"
        case "number" | "length":
            return rf"(?P<{name}>[\w-]+(?: hundred)?)"
        case "text":  # a title or a city is a part of its sentence
            return rf"(?P<{name}>[^.?!,]{{0,120}}?)"
        case kind if kind in PACES:
            digit = "|".join(language.digits)
            return rf"(?P<{name}>(?:{digit})(?:[.,]?\s+(?:{digit}))*)"
        case _:
            return rf"(?P<{name}>.{{0,120}}?)"
