"""One text under the eyes of the check: its sentences, the keys it names, and how long it takes to say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialin.prompts.entries import Catalogue, Entry
from dialin.prompts.language import Language, Style
from dialin.prompts.pieces import Piece, Rest, SpokenText
from dialin.prompts.rendering import render
from dialin.prompts.spoken import FORMATS, Value
from dialin.prompts.templates import Part, Slot, without_marks
from dialin.proofreading.samples import SAMPLES

_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
SPELLED = frozenset({"digits", "phone", "pin", "first_half", "second_half"})  # read digit by digit
ELSEWHERE = frozenset({"recording", "prompt"})  # what is heard there stands elsewhere


@dataclass(frozen=True, slots=True)
class Judged:
    """One of the texts of a prompt."""

    prompt: Entry
    language: Language
    source: str
    parts: tuple[Part, ...]
    sentences: tuple[str, ...]  # with sample values
    seconds: float  # to say it


def judge(prompt: Entry, code: str, catalogues: Mapping[str, Catalogue]) -> Iterator[Judged]:
    """One for each text of the prompt; the values are the samples, which have to be complete."""
    catalogue = catalogues[code]
    for form, template in prompt.texts.items():
        values: dict[str, Value] = {"city": "", **SAMPLES}
        if prompt.count and form != "other":
            values[prompt.count] = int(form) if form.isdigit() else 1
        words = without_marks(template.source, lambda slot: _one_word(slot, catalogue.language))
        pieces = render(prompt, values, catalogue)
        yield Judged(
            prompt=prompt,
            language=catalogue.language,
            source=template.source,
            parts=template.parts,
            sentences=tuple(_SENTENCE_END.split(words)),
            seconds=seconds(pieces, {name: one.language.style for name, one in catalogues.items()}),
        )


def seconds(pieces: Iterable[Piece], styles: Mapping[str, Style]) -> float:
    """How long the pieces take at the pace of an unhurried speaker; a recording counts as nothing."""
    total = 0.0
    for piece in pieces:
        if isinstance(piece, Rest):
            total += piece.seconds
        elif isinstance(piece, SpokenText):
            style = styles[piece.language]
            total += syllables(piece.text, style) / style.syllables_per_second
    return total


def syllables(text: str, style: Style) -> int:
    return sum(max(1, len(re.findall(style.vowels, word))) for word in re.findall(r"\w+", text.casefold()))


def keys_named(sentence: str, style: Style) -> list[tuple[str, int]]:
    """The keys a sentence names, in order, and where each mention ends."""
    words = {str(digit): str(digit) for digit in range(10)} | dict(style.key_words)
    wanted = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    mentions = re.finditer(rf"(?<![\w-])(?:{wanted})(?![\w-])", sentence.casefold())
    return [(words[mention[0]], mention.end()) for mention in mentions]


def keys_announced(prompt: Entry, language: Language) -> frozenset[str]:
    """Every key that one of its texts names."""
    texts = (without_marks(text.source, lambda _: "…") for text in prompt.texts.values())
    return frozenset(key for text in texts for key, _ in keys_named(text, language.style))


def _one_word(slot: Slot, language: Language) -> str:
    """What is read digit by digit, or comes from elsewhere, counts as one word of its sentence."""
    if slot.name == "key":
        return str(SAMPLES["key"])
    if slot.kind in SPELLED | ELSEWHERE:
        return "…"
    value = SAMPLES[slot.name] or language.defaults.get(slot.name, "")
    return "".join(str(atom) for atom in FORMATS[slot.kind](value, language))
