"""Handing in a question by voice: its states, how many there are already, and whose name it is read out with.

back is where the caller came from and returns to; sid the provider's id of the recording.
"""

from dataclasses import dataclass
from typing import ClassVar

from dialin.dialogue.words.state import Place, State


@dataclass(frozen=True, slots=True)
class QuestionConsent:
    """May the caller's voice be recorded? Only the key 1 says yes."""

    place: ClassVar = Place.DIALOGUE
    back: State
    to_be_read: bool = False  # a question is needed, since the caller will not speak in the event


@dataclass(frozen=True, slots=True)
class QuestionDeclined:
    """Nothing is recorded; a person would take the question too."""

    place: ClassVar = Place.DIALOGUE
    back: State


@dataclass(frozen=True, slots=True)
class QuestionsEnough:
    """The caller has handed in as many questions as one person may."""

    place: ClassVar = Place.DIALOGUE
    back: State
    count: int


@dataclass(frozen=True, slots=True)
class QuestionRecording:
    """The question is spoken and recorded."""

    place: ClassVar = Place.RECORDING
    back: State
    tries: int = 0  # recordings in which nothing could be heard


@dataclass(frozen=True, slots=True)
class QuestionArriving:
    """The recording cannot be played yet."""

    place: ClassVar = Place.DIALOGUE
    back: State
    sid: str
    looks: int = 0  # for which it was not there


@dataclass(frozen=True, slots=True)
class QuestionReview:
    """The recording is played back; it is kept only after the key 1."""

    place: ClassVar = Place.DIALOGUE
    back: State
    sid: str
    silences: int = 0


@dataclass(frozen=True, slots=True)
class QuestionName:
    """The question is kept: may it be read out with the caller's name?"""

    place: ClassVar = Place.DIALOGUE
    back: State
    sid: str
    silences: int = 0


@dataclass(frozen=True, slots=True)
class QuestionLost:
    """Nothing usable was recorded: once more, a person, or not at all."""

    place: ClassVar = Place.DIALOGUE
    back: State


@dataclass(frozen=True, slots=True)
class CountQuestions:
    """How many questions has this caller handed in?"""


@dataclass(frozen=True, slots=True)
class QuestionsCounted:
    """As many are there from this caller."""

    count: int


@dataclass(frozen=True, slots=True)
class NameAllowed:
    """The question may be read out with the caller's name."""

    sid: str


QuestionAsk = CountQuestions
QuestionOutcome = QuestionsCounted
QuestionTell = NameAllowed
