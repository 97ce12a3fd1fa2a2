"""Puts a prompt's parts and values together into the pieces that a caller hears."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeGuard

from dialin.prompts.entries import Catalogue, Entry
from dialin.prompts.joining import Name, Said, join
from dialin.prompts.pieces import Piece, Recording, Rest
from dialin.prompts.recordings import NONE, Recordings, sentence_name, text_name
from dialin.prompts.spoken import FORMATS, Value
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

    def written_in(self, name: str) -> str | None:
        """The language of a value's words: of `title` it stands in `title_language`. None: that of the prompt."""
        language = self.values.get(f"{name}_language") if self.values.get(name) else None
        return language if isinstance(language, str) and language != self.catalogue.language.code else None


def render(
    prompt: Entry, values: Mapping[str, Value], catalogue: Catalogue, recordings: Recordings = NONE
) -> tuple[Piece, ...]:
    """Raise PromptMissing for a value that is not there, TypeError for one that does not fit."""
    return join(_prompt(prompt, Voice(catalogue, values, recordings)), catalogue.language.code)


def render_parts(parts: Iterable[Part], values: Mapping[str, Value], catalogue: Catalogue) -> tuple[Piece, ...]:
    """Some parts of a prompt, as render would say them."""
    return join(_parts(parts, Voice(catalogue, values)), catalogue.language.code)


def _prompt(prompt: Entry, voice: Voice) -> Iterator[Said]:
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


def _sentence(sentence: tuple[Part, ...], name: str, voice: Voice) -> Iterator[Said]:
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


def _parts(parts: Iterable[Part], voice: Voice) -> Iterator[Said]:
    for part in parts:
        if isinstance(part, Slot):
            yield from _said(part, voice)
        else:
            yield part


def _said(slot: Slot, voice: Voice) -> Iterable[Said]:
    value = _value(slot.name, voice)
    if slot.kind == "prompt":
        return _prompt(find(voice.catalogue, str(value)), voice) if value else ()
    atoms = FORMATS[slot.kind](value, voice.catalogue.language)
    written_in = voice.written_in(slot.name)
    if written_in is None:
        return atoms
    return (Name(atom, written_in) if isinstance(atom, str) else atom for atom in atoms)


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
