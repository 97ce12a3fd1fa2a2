"""Puts a prompt's parts and values together into the pieces that a caller hears."""

from collections.abc import Iterable, Iterator, Mapping

from dialin.prompts.entries import Catalogue, Prompt
from dialin.prompts.language import Language
from dialin.prompts.pieces import Piece, Rest, Words
from dialin.prompts.spoken import FORMATS, Atom, Value
from dialin.prompts.templates import Slot, Template


class PromptMissing(KeyError):
    """A language, a prompt or a value of one that is not there: a mistake in the code, never passed over."""


def find(catalogue: Catalogue, key: str) -> Prompt:
    try:
        return catalogue.prompts[key]
    except KeyError:
        raise PromptMissing(f"no prompt {key!r} in {catalogue.language.code!r}") from None


def render(prompt: Prompt, values: Mapping[str, Value], catalogue: Catalogue) -> tuple[Piece, ...]:
    """Raise PromptMissing for a value that is not there, TypeError for one that does not fit."""
    pieces: list[Piece] = []
    text = ""
    for atom in _atoms(prompt, values, catalogue):
        if isinstance(atom, str):
            text += atom
            continue
        _add_words(pieces, text, catalogue.language.code)
        _add(pieces, atom)
        text = ""
    _add_words(pieces, text, catalogue.language.code)
    return tuple(pieces)


def _atoms(prompt: Prompt, values: Mapping[str, Value], catalogue: Catalogue) -> Iterator[Atom | Words]:
    for part in _template(prompt, values, catalogue.language).parts:
        if isinstance(part, Slot):
            yield from _said(part, _value(part.name, values, prompt, catalogue.language), values, catalogue)
        else:
            yield part


def _said(slot: Slot, value: Value, values: Mapping[str, Value], catalogue: Catalogue) -> Iterable[Atom | Words]:
    if slot.kind != "prompt":
        return FORMATS[slot.kind](value, catalogue.language)
    return _atoms(find(catalogue, str(value)), values, catalogue) if value else ()


def _template(prompt: Prompt, values: Mapping[str, Value], language: Language) -> Template:
    if prompt.count is None:
        return prompt.texts["other"]
    count = _value(prompt.count, values, prompt, language)
    if not isinstance(count, int):
        raise TypeError(f"{prompt.key!r}: {prompt.count} must be a whole number, not {count!r}")
    return prompt.texts.get(str(count)) or prompt.texts.get(language.plural(count)) or prompt.texts["other"]


def _value(name: str, values: Mapping[str, Value], prompt: Prompt, language: Language) -> Value:
    value = values.get(name)
    if value is None or value == "":
        value = language.defaults.get(name, value)
    if value is None:
        raise PromptMissing(f"{prompt.key!r} needs a value for {name!r}")
    return value


def _add_words(pieces: list[Piece], text: str, language: str) -> None:
    text = text.strip().replace("..", ".")  # a sentence that ends in "p.m." ends once
    if any(letter.isalnum() for letter in text):
        pieces.append(Words(text, language))


def _add(pieces: list[Piece], piece: Piece) -> None:
    before = pieces[-1] if pieces else None
    if isinstance(piece, Rest) and isinstance(before, Rest):
        # two pauses with nothing between them, as around an inserted prompt, are one
        pieces[-1] = max(before, piece, key=lambda rest: rest.seconds)
    else:
        pieces.append(piece)
