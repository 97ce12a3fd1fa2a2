"""Recordings that replace prompts, found in a folder or named in a list, without any code.

A human voice and a synthetic one are never mixed inside a sentence. What stands for a whole prompt says nothing that
differs from call to call. Where a prompt does (digits, minutes, places), its other sentences can be recorded one by
one, and the voice says the rest. A prompt with several texts, chosen by a number, is recorded text by text.
What belongs to the house (the city's name) may be in any recording; what belongs to an event (its title, times, and
office) only in that event's own recordings. A recording that does not fit is left aside, the voice speaks instead,
and `misfits` says which and why.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from dialin.prompts.entries import Entry
from dialin.prompts.templates import Part, names_in

HOUSE = frozenset(
    {"city", "provider", "days", "voice_days", "hello"}
)  # a recorded greeting says its own hello, at any hour
EVENT = HOUSE | {
    "title", "starts", "doors", "held", "ends", "deadline", "dial_in", "length", "office", "hours", "privacy_office"
}  # fmt: skip
ENDINGS = (".wav", ".mp3")  # in this order: the provider starts a WAV faster

Addresses = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Recordings:
    """Addresses by (language, key): those of the house, and before them those of the event that is called."""

    house: Addresses = field(default_factory=dict)
    event: Addresses = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.house or self.event)

    def address(self, language: str, name: str, said: frozenset[str]) -> str | None:
        """name: of a prompt, of one of its texts, or of a sentence; said: the values in it."""
        place = (language, name)
        if place in self.event and said <= EVENT:
            return self.event[place]
        return self.house[place] if place in self.house and said <= HOUSE else None


NONE = Recordings()


@dataclass(frozen=True, slots=True)
class Take:
    """One thing to speak into the microphone. name: of its file, without the ending; said: the values in it."""

    name: str
    form: str
    parts: tuple[Part, ...]
    said: frozenset[str]

    @property
    def scope(self) -> str | None:
        """Whose recordings may say it: the house's, only an event's own, or nobody's."""
        if self.said <= HOUSE:
            return "house"
        return "event" if self.said <= EVENT else None


def text_name(prompt: Entry, form: str) -> str:
    return prompt.key if len(prompt.texts) == 1 else f"{prompt.key}.{form}"


def sentence_name(name: str, number: int) -> str:
    """number: from 1."""
    return f"{name}-{number}"


def takes(prompt: Entry) -> Iterator[Take]:
    """Everything of a prompt that a recording may be named after: the prompt, its texts, their sentences."""
    for form, text in prompt.texts.items():
        yield Take(prompt.key, form, text.parts, prompt.variables)
        name = text_name(prompt, form)
        if name != prompt.key:
            yield Take(name, form, text.parts, text.names)
        for number, sentence in enumerate(text.sentences, 1):
            yield Take(sentence_name(name, number), form, sentence, names_in(sentence))


def _has_words(take: Take) -> bool:
    return any(isinstance(part, str) and any(map(str.isalnum, part)) for part in take.parts)


def takes_to_record(prompt: Entry) -> list[Take]:
    """The largest takes that are true for every caller: the prompt, else its texts, else their sentences."""
    found: list[Take] = []
    for form in prompt.texts:
        of_form = [take for take in takes(prompt) if take.form == form and _has_words(take)]
        fitting = [take for take in of_form if take.scope is not None]
        wholes = [take for take in fitting if take.parts == prompt.texts[form].parts]
        found += wholes[:1] or fitting
    return found


def read_addresses(folder: Path, served_at: str) -> dict[tuple[str, str], str]:
    """Find `<language>/<key>.wav` or `.mp3`, reached under `served_at`; `recordings.toml` names other addresses.

    The list has a table per language: `[de]`, then `"greet.window" = "https://…"`; it wins over the files.
    Raises ValueError, naming the line, for an address that no provider could fetch.
    """
    found = {
        (sound.parent.name, sound.stem): f"{served_at.rstrip('/')}/{sound.parent.name}/{quote(sound.name)}"
        for ending in reversed(ENDINGS)
        for sound in sorted(folder.glob(f"*/*{ending}"))
    }
    listed = folder / "recordings.toml"
    return found | dict(_listed(listed)) if listed.exists() else found


def misfits(addresses: Addresses, prompts: Mapping[str, Mapping[str, Entry]], settled: frozenset[str]) -> list[str]:
    """One sentence for each recording that will never be heard; `prompts` by language, then by key."""
    return [sentence for place in sorted(addresses) for sentence in _misfit(place, prompts, settled)]


def _misfit(
    place: tuple[str, str], prompts: Mapping[str, Mapping[str, Entry]], settled: frozenset[str]
) -> Iterator[str]:
    language, name = place
    found = [take for prompt in prompts.get(language, {}).values() for take in takes(prompt) if take.name == name]
    if not found:
        yield f"{language}/{name}: there is no such prompt"
    elif changing := sorted(found[0].said - settled):
        why = (
            "which only an event's own recording can"
            if EVENT.issuperset(changing)
            else "which differ from call to call"
        )
        yield f"{language}/{name}: cannot be recorded, it says {', '.join(changing)}, {why}"


def _listed(path: Path) -> Iterator[tuple[tuple[str, str], str]]:
    for language, addresses in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for key, address in addresses.items():
            if not str(address).startswith(("https://", "http://")):
                raise ValueError(f"{path.name}, [{language}] {key}: {address!r} is not an https address")
            yield (language, key), address
