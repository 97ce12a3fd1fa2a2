"""What a caller hears, piece by piece and free of any markup."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words of another language inside a text, from `start` up to `end` of its characters."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class SpokenText:
    """Text for the voice of one language, also where it names something in another (`foreign`, in order)."""

    text: str
    language: str
    foreign: tuple[Foreign, ...] = ()

    def by_language(self) -> Iterator[tuple[str, str]]:
        """All of the text in order, each part with the language that it is written in."""
        end = 0
        for part in self.foreign:
            yield self.text[end : part.start], self.language
            yield self.text[part.start : part.end], part.language
            end = part.end
        yield self.text[end:], self.language


@dataclass(frozen=True, slots=True)
class Rest:
    """Silence, in seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file to play instead of words, by its address or its name."""

    address: str


Piece = SpokenText | Rest | Recording
