"""A person to talk to, and the call back where nobody is there. back is where the caller was."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.state import Place, State


@dataclass(frozen=True, slots=True)
class Person:
    """The caller is put through to the office and comes back to where they were."""

    place: ClassVar = Place.OFFICE
    back: State
    words: str = "help.transfer"  # the prompt that says so


@dataclass(frozen=True, slots=True)
class CallBackOffer:
    """Nobody at the office answered, or it is closed; a call back is offered."""

    place: ClassVar = Place.CALL_BACK
    back: State
    rounds: int = 0
    closed: bool = False
    noted: bool = False  # one was promised in this call before, and is not offered again


@dataclass(frozen=True, slots=True)
class CallBackNumber:
    """A call back is wanted: on the number the caller calls from, or another?"""

    place: ClassVar = Place.DIALOGUE
    back: State
    misses: int = 0


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """A telephone number is keyed, for a registration or for a call back."""

    place: ClassVar = Place.DIALOGUE
    draft: Draft | None = None  # the registration that it is for
    back: State | None = None  # where the caller was who wants a call back
    misses: int = 0
    slips: int = 0
    helped: bool = False  # this has already led to a person once


@dataclass(frozen=True, slots=True)
class NumberRead:
    """The keyed number is read back."""

    place: ClassVar = Place.DIALOGUE
    number: str  # E.164
    completed: bool = False  # with the area code of the event
    draft: Draft | None = None
    back: State | None = None
    misses: int = 0


@dataclass(frozen=True, slots=True)
class TroubleMet:
    """The caller is on the second rung of a ladder, or asked for a person: staff see a mark."""

    stage: str


class CallBackTime(StrEnum):
    """When staff should make a promised call; stored by these values."""

    SOON = "soon"  # as soon as somebody is there
    AFTER_EVENT = "after_event"  # until then the caller is in it, and the line is busy
    NEXT_EVENT = "next_event"  # once there is another to register for


@dataclass(frozen=True, slots=True)
class CallBackPromised:
    """The caller was promised a call back."""

    number: str  # E.164
    wanted: CallBackTime = CallBackTime.SOON


@dataclass(frozen=True, slots=True)
class LookAtCallBack:
    """Has this call been promised a call back?"""


@dataclass(frozen=True, slots=True)
class CallBackSeen:
    """Whether it has."""

    is_noted: bool


HelpAsk = LookAtCallBack
HelpOutcome = CallBackSeen
HelpTell = TroubleMet | CallBackPromised
