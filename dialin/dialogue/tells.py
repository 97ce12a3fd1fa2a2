"""Tells: news a turn leaves behind as rows in the same transaction; their delivery does not steer the call."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TroubleMet:
    """The caller is on the second rung of a ladder, or asked for a person: staff see a mark."""

    stage: str


@dataclass(frozen=True, slots=True)
class CallBackPromised:
    """The caller was promised a call back. number: E.164."""

    number: str


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """The caller chose a language; the registration remembers it."""

    language: str


@dataclass(frozen=True, slots=True)
class MusicChosen:
    """The caller wants music in the lobby, or none."""

    on: bool


@dataclass(frozen=True, slots=True)
class FloorDeclined:
    """The caller would rather have the question read out."""


Tell = TroubleMet | CallBackPromised | LanguageChosen | MusicChosen | FloorDeclined
