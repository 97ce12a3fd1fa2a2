"""Asks: questions a stage puts to the house; the answer comes back as the next input and steers the call."""

from dataclasses import dataclass

from dialin.dialogue.menu.asks import MenuAsk
from dialin.dialogue.question.asks import QuestionAsk


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Whose PIN is this?"""

    digits: str


@dataclass(frozen=True, slots=True)
class ResolvePin:
    """Which of these readings of spoken digits is somebody's PIN? Nothing is admitted or counted by asking."""

    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimSeat:
    """May this caller sit down now? The own seat, or for a waiting caller one that nobody uses."""

    take_over: bool = False


@dataclass(frozen=True, slots=True)
class CancelRegistration:
    """Give this attendee's seat, or place on the waiting list, to the next."""


@dataclass(frozen=True, slots=True)
class RaiseOrLowerHand:
    """The caller's hand goes up, or down where it is up."""


@dataclass(frozen=True, slots=True)
class TurnMicrophone:
    """The caller's microphone opens or closes, where the floor was given. on: None turns it the other way."""

    on: bool | None = None


@dataclass(frozen=True, slots=True)
class LookAtHand:
    """How many hands are before this caller's?"""


Ask = (
    CheckPin | ResolvePin | ClaimSeat | CancelRegistration | RaiseOrLowerHand | TurnMicrophone | LookAtHand | MenuAsk
    | QuestionAsk
)  # fmt: skip
