"""Tells: news a turn leaves behind as rows in the same transaction; their delivery does not steer the call."""

from dataclasses import dataclass

from dialin.dialogue.menu.drafts import Detail
from dialin.dialogue.question.tells import QuestionTell


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
    """The caller would rather have the question read out; staff see so."""


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The caller agreed to be recorded. prompt: the text of the catalogue that was agreed to."""

    prompt: str = "reg.rec_consent"


@dataclass(frozen=True, slots=True)
class DetailRecorded:
    """Name or address was recorded; it is thrown away again unless kept. sid: the provider's id."""

    detail: Detail
    sid: str
    seconds: int


@dataclass(frozen=True, slots=True)
class DetailDiscarded:
    """The caller did not want this recording. sid: the provider's id."""

    sid: str


@dataclass(frozen=True, slots=True)
class LetterWished:
    """The PIN shall go by letter, to the address in this recording. sid: the provider's id."""

    sid: str


@dataclass(frozen=True, slots=True)
class PinRead:
    """The PIN was read out to the attendee."""


Tell = (
    TroubleMet
    | CallBackPromised
    | LanguageChosen
    | MusicChosen
    | FloorDeclined
    | ConsentGiven
    | DetailRecorded
    | DetailDiscarded
    | LetterWished
    | PinRead
    | QuestionTell
)
