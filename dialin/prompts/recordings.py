"""Recordings that replace whole prompts, found in a folder or named in a list, without any code.

A recording always stands for a whole prompt: a human voice and a synthetic one are never mixed inside a sentence.
It can therefore only replace a prompt whose values are settled when it is spoken into the microphone: what belongs
to the house (the city's name, the office's number) may be in any recording, what belongs to an event (its title and
times) only in that event's own recordings, and what differs from call to call (digits, minutes, places) in none.
A recording that does not fit is left aside, the voice speaks instead, and `misfits` says which and why.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from dialin.prompts.entries import Prompt

HOUSE = frozenset({"city", "office", "privacy_office", "hours", "provider", "days"})
EVENT = HOUSE | {"title", "starts", "doors", "ends", "deadline", "dial_in", "length"}
ENDINGS = (".wav", ".mp3")  # in this order: the provider starts a WAV faster

Addresses = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Recordings:
    """Addresses by (language, key): those of the house, and before them those of the event that is called."""

    house: Addresses = field(default_factory=dict)
    event: Addresses = field(default_factory=dict)

    def address(self, prompt: Prompt, language: str) -> str | None:
        place = (language, prompt.key)
        if place in self.event and prompt.variables <= EVENT:
            return self.event[place]
        return self.house[place] if place in self.house and prompt.variables <= HOUSE else None


NONE = Recordings()


def scope(prompt: Prompt) -> str | None:
    """Whose recordings may replace this prompt: the house's, only an event's own, or nobody's."""
    if prompt.variables <= HOUSE:
        return "house"
    return "event" if prompt.variables <= EVENT else None


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


def misfits(addresses: Addresses, prompts: Mapping[str, Mapping[str, Prompt]], settled: frozenset[str]) -> list[str]:
    """One sentence for each recording that will never be heard; `prompts` by language, then by key."""
    return [sentence for place in sorted(addresses) for sentence in _misfit(place, prompts, settled)]


def _misfit(
    place: tuple[str, str], prompts: Mapping[str, Mapping[str, Prompt]], settled: frozenset[str]
) -> Iterator[str]:
    language, key = place
    prompt = prompts.get(language, {}).get(key)
    if prompt is None:
        yield f"{language}/{key}: there is no such prompt"
    elif changing := sorted(prompt.variables - settled):
        yield f"{language}/{key}: cannot be recorded, it says {', '.join(changing)}, which differ from call to call"


def _listed(path: Path) -> Iterator[tuple[tuple[str, str], str]]:
    for language, addresses in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for key, address in addresses.items():
            if not str(address).startswith(("https://", "http://")):
                raise ValueError(f"{path.name}, [{language}] {key}: {address!r} is not an https address")
            yield (language, key), address
