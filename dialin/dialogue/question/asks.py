"""Asks about questions handed in by voice, and what the house answers to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountQuestions:
    """How many questions has this caller handed in?"""


@dataclass(frozen=True, slots=True)
class LookAtRecording:
    """Can this recording be played yet? sid: the provider's id of it."""

    sid: str


@dataclass(frozen=True, slots=True)
class QuestionsCounted:
    """As many are there from this caller."""

    count: int


@dataclass(frozen=True, slots=True)
class RecordingReady:
    """It can be played."""


@dataclass(frozen=True, slots=True)
class RecordingAwaited:
    """The provider has not said yet that it can be played."""


@dataclass(frozen=True, slots=True)
class RecordingLost:
    """The provider says that there is none."""


QuestionAsk = CountQuestions | LookAtRecording
QuestionOutcome = QuestionsCounted | RecordingReady | RecordingAwaited | RecordingLost
