"""Puts a prompt's parts and values together into the pieces that a caller hears."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeGuard

from dialin.prompts.entries import Catalogue, Entry
from dialin.prompts.pieces import Piece, Recording, Rest, SpokenText
from dialin.prompts.recordings import NONE, Recordings, sentence_name, text_name
from dialin.prompts.spoken import FORMATS, Atom, Value
from dialin.prompts.templates import Part, Slot, names_in


class PromptMissing(KeyError):
    """A language, a prompt or a value of one that is not there: a mistake in the code, never passed over."""


def find(catalogue: Catalogue, key: str) -> Entry:
    try:
        return catalogue.prompts[key]
    except KeyError:
        raise PromptMissing(f"no prompt {key!r} in {catalogue.language.code!r}") from None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, with what: a language's words, the values of this call, and the recordings that stand for words."""

    catalogue: Catalogue
    values: Mapping[str, Value]
    recordings: Recordings = NONE

    def recorded(self, name: str, said: frozenset[str]) -> Recording | None:
        address = self.recordings.address(self.catalogue.language.code, name, said)
        return None if address is None else Recording(address)


def render(
    prompt: Entry, values: Mapping[str, Value], catalogue: Catalogue, recordings: Recordings = NONE
) -> tuple[Piece, ...]:
    """Raise PromptMissing for a value that is not there, TypeError for one that does not fit."""
    return _joined(_prompt(prompt, Voice(catalogue, values, recordings)), catalogue)


def render_parts(parts: Iterable[Part], values: Mapping[str, Value], catalogue: Catalogue) -> tuple[Piece, ...]:
    """Some parts of a prompt, as render would say them."""
    return _joined(_parts(parts, Voice(catalogue, values)), catalogue)


def _joined(atoms: Iterable[Atom | SpokenText], catalogue: Catalogue) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    text = ""
    for atom in atoms:
        if isinstance(atom, str):
            text += atom
            continue
        _add_words(pieces, text, catalogue.language.code)
        _add(pieces, atom)
        text = ""
    _add_words(pieces, text, catalogue.language.code)
    return tuple(pieces)


def _prompt(prompt: Entry, voice: Voice) -> Iterator[Atom | SpokenText]:
    """A recording of the whole prompt, of the text that the number chooses, or of each sentence, in this order."""
    form = _form(prompt, voice)
    template = prompt.texts[form]
    if not voice.recordings:
        yield from _parts(template.parts, voice)
        return
    name = text_name(prompt, form)
    if recorded := voice.recorded(prompt.key, prompt.variables) or voice.recorded(name, template.names):
        yield recorded
        return
    for number, sentence in enumerate(template.sentences, 1):
        yield from _sentence(sentence, sentence_name(name, number), voice)


def _sentence(sentence: tuple[Part, ...], name: str, voice: Voice) -> Iterator[Atom | SpokenText]:
    recorded = voice.recorded(name, names_in(sentence))
    if recorded is None:
        yield from _parts(sentence, voice)
        return
    audible = [part for part in sentence if not isinstance(part, str) or part.strip()]
    yield from takewhile(_is_rest, audible)
    yield recorded
    yield from takewhile(_is_rest, reversed(audible))


def _is_rest(part: Part) -> TypeGuard[Rest]:
    return isinstance(part, Rest)


def _parts(parts: Iterable[Part], voice: Voice) -> Iterator[Atom | SpokenText]:
    for part in parts:
        if isinstance(part, Slot):
            yield from _said(part, voice)
        else:
            yield part


def _said(slot: Slot, voice: Voice) -> Iterable[Atom | SpokenText]:
    value = _value(slot.name, voice)
    if slot.kind != "prompt":
        return FORMATS[slot.kind](value, voice.catalogue.language)
    return _prompt(find(voice.catalogue, str(value)), voice) if value else ()


def _form(prompt: Entry, voice: Voice) -> str:
    """Which of the prompt's texts: that of exactly this number, that of its plural form, or the only one."""
    if prompt.count is None:
        return "other"
    count = _value(prompt.count, voice)
    if not isinstance(count, int):
        raise TypeError(f"{prompt.key!r}: {prompt.count} must be a whole number, not {count!r}")
    forms = (str(count), voice.catalogue.language.plural(count))
    return next((form for form in forms if form in prompt.texts), "other")


def _value(name: str, voice: Voice) -> Value:
    value = voice.values.get(name)
    if value is None or value == "":
        value = voice.catalogue.language.defaults.get(name, value)
    if value is None:
        raise PromptMissing(f"a prompt needs a value for {name!r}")
    return value


def _add_words(pieces: list[Piece], text: str, language: str) -> None:
    text = text.strip().replace("..", ".")  # a sentence that ends in "p.m." ends once
    if any(letter.isalnum() for letter in text):
        pieces.append(SpokenText(text, language))


def _add(pieces: list[Piece], piece: Piece) -> None:
    before = pieces[-1] if pieces else None
    if isinstance(piece, Rest) and isinstance(before, Rest):
        # two pauses with nothing between them, as around an inserted prompt, are one
        pieces[-1] = max(before, piece, key=lambda rest: rest.seconds)
    else:
        pieces.append(piece)
