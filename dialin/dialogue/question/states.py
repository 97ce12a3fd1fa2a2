"""States of handing in a question by voice. `back` is where the caller came from and returns to, in all of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialin.dialogue.states import State


@dataclass(frozen=True, slots=True)
class QuestionConsent:
    """May the caller's voice be recorded? Only the key 1 says yes."""

    back: "State"


@dataclass(frozen=True, slots=True)
class QuestionDeclined:
    """Nothing is recorded; a person would take the question too."""

    back: "State"


@dataclass(frozen=True, slots=True)
class QuestionsEnough:
    """The caller has handed in as many questions as one person may."""

    back: "State"
    count: int


@dataclass(frozen=True, slots=True)
class QuestionRecording:
    """The question is spoken and recorded. tries: recordings in which nothing could be heard."""

    back: "State"
    tries: int = 0


@dataclass(frozen=True, slots=True)
class QuestionArriving:
    """The recording cannot be played yet. sid: the provider's id of it. looks: for how many it was not there."""

    back: "State"
    sid: str
    looks: int = 0


@dataclass(frozen=True, slots=True)
class QuestionReview:
    """The recording is played back; it is kept only after the key 1. sid: the provider's id of it."""

    back: "State"
    sid: str
    silences: int = 0


@dataclass(frozen=True, slots=True)
class QuestionName:
    """The question is kept: may it be read out with the caller's name?"""

    back: "State"
    sid: str
    silences: int = 0


@dataclass(frozen=True, slots=True)
class QuestionLost:
    """Nothing usable was recorded: once more, a person, or not at all."""

    back: "State"


QuestionState = (
    QuestionConsent | QuestionDeclined | QuestionsEnough | QuestionRecording | QuestionArriving | QuestionReview
    | QuestionName | QuestionLost
)  # fmt: skip
