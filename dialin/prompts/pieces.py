"""What a caller hears, piece by piece and free of any markup."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpokenText:
    """Text for the voice of one language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Rest:
    """Silence, in seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file to play instead of words, by its address or its name."""

    address: str


Piece = SpokenText | Rest | Recording
