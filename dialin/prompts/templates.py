"""A prompt's text, read once into parts: words, pauses, values to speak, and words in another language."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialin.prompts.language import CatalogueBroken, Language
from dialin.prompts.pieces import Rest, SpokenText

_MARKS = re.compile(
    r"\{\{\s*(?P<other>\w+)\s*:\s*(?P<aside>[^{}]*)\}\}"
    r"|\{\{\s*(?P<switch>switch)\s*\}\}"
    r"|\{(?P<name>\w+)(?::(?P<kind>\w+))?\}"
    r"|\[(?P<rest>\d+(?:\.\d+)?)\]"
)
_KEY = re.compile(r"(?<!\w)\d(?!\w)")
_ALONE = frozenset({"recording", "prompt"})
_STRAY = re.compile(r"[\[\]{}<>&]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a value, and the way it is spoken."""

    name: str
    kind: str


Part = str | Rest | SpokenText | Slot


@dataclass(frozen=True, slots=True)
class Template:
    """`source` is the text as written, `parts` what is spoken in order, `sentences` the same, sentence by sentence."""

    source: str
    parts: tuple[Part, ...]
    sentences: tuple[tuple[Part, ...], ...]

    @property
    def names(self) -> frozenset[str]:
        return names_in(self.parts)


def names_in(parts: Iterable[Part]) -> frozenset[str]:
    """The values that are said."""
    return frozenset(part.name for part in parts if isinstance(part, Slot))


def compile_text(text: str, language: Language, languages: Mapping[str, Language]) -> Template:
    """`{{switch}}` becomes the hint to every other language, each in its own voice."""
    source = " ".join(text.split())
    parts: list[Part] = []
    end = 0
    for mark in _MARKS.finditer(source):
        parts.append(_plain(source[end : mark.start()], language))
        parts.extend(_marked(mark, language, languages))
        end = mark.end()
    parts.append(_plain(source[end:], language))
    spoken = tuple(part for part in parts if part)
    return Template(source, spoken, _sentences(spoken))


def switch_keys(language: Language, languages: Mapping[str, Language]) -> dict[str, str]:
    """Which key leads to which other language; a key that an earlier language has taken is not offered twice."""
    keys: dict[str, str] = {}
    for other in languages.values():
        if other.code != language.code:
            keys.setdefault(other.switch_key, other.code)
    return keys


def name_keys(text: str, language: Language) -> str:
    """Say the keys by name: a voice reads "die 9." as "die neunte"."""
    return _KEY.sub(lambda digit: language.key_names[int(digit[0])], text)


def without_marks(source: str, say: Callable[[Slot], str]) -> str:
    """The words of a text alone, to be judged: no pauses, no other languages, keys still digits."""

    def word(mark: re.Match[str]) -> str:
        return say(Slot(mark["name"], mark["kind"] or "text")) if mark["name"] else ""

    return " ".join(_MARKS.sub(word, source).split())


def _sentences(parts: Sequence[Part]) -> tuple[tuple[Part, ...], ...]:
    """A pause after a full stop begins a new one; what is played, or a prompt of its own, stands by itself."""
    found: list[list[Part]] = [[]]
    for part in parts:
        alone = isinstance(part, Slot) and part.kind in _ALONE
        if found[-1] and (alone or (isinstance(part, Rest) and _is_whole(found[-1]))):
            found.append([])
        found[-1].append(part)
    return tuple(tuple(sentence) for sentence in found if sentence)


def _is_whole(sentence: Sequence[Part]) -> bool:
    last = next((part for part in reversed(sentence) if not isinstance(part, str) or part.strip()), "")
    if isinstance(last, Slot):
        return last.kind in _ALONE
    return isinstance(last, SpokenText) or (isinstance(last, str) and last.rstrip().endswith((".", "?", "!")))


def _plain(text: str, language: Language) -> str:
    if stray := _STRAY.search(text):
        raise CatalogueBroken(f"{stray[0]!r} stands where only words may stand: {text.strip()!r}")
    return name_keys(text, language)


def _marked(mark: re.Match[str], language: Language, languages: Mapping[str, Language]) -> list[Part]:
    if mark["rest"]:
        return [Rest(float(mark["rest"]))]
    if mark["name"]:
        return [Slot(mark["name"], mark["kind"] or "text")]
    if mark["switch"]:
        others = switch_keys(language, languages).values()
        return [_aside(languages[code].switch, languages[code]) for code in others]
    if mark["other"] not in languages:
        raise CatalogueBroken(f"there is no catalogue for the language {mark['other']!r}")
    return [_aside(mark["aside"], languages[mark["other"]])]


def _aside(text: str, language: Language) -> SpokenText:
    return SpokenText(name_keys(text.strip(), language), language.code)
