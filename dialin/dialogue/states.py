"""States: where a caller is in the conversation. One frozen dataclass per stage; numbers count rungs of a ladder."""

from dataclasses import dataclass
from typing import Union

from dialin.dialogue.menu.drafts import Draft
from dialin.dialogue.menu.states import MenuState
from dialin.dialogue.question.states import QuestionState


@dataclass(frozen=True, slots=True)
class Greeting:
    """The call has just arrived."""


@dataclass(frozen=True, slots=True)
class PinEntry:
    """The caller keys or speaks the PIN.

    so_far: digits of an entry interrupted by a star or hash. helped: this ladder has already led to a person once.
    for_seat: the caller wants to hear how the registration stands, not to go in.
    """

    length: int = 6
    so_far: str = ""
    silences: int = 0
    slips: int = 0
    unknown: int = 0
    in_window: bool = True
    helped: bool = False
    for_seat: bool = False


@dataclass(frozen=True, slots=True)
class PinHeard:
    """A spoken PIN is read back and must be confirmed before it counts. entry: with the ladders climbed so far."""

    readings: tuple[str, ...]
    entry: PinEntry = PinEntry()
    silences: int = 0


@dataclass(frozen=True, slots=True)
class TooEarly:
    """The PIN is right, the doors are shut. other: another event is on now. position: on the waiting list, from 1."""

    rounds: int = 0
    other: bool = False
    position: int | None = None


@dataclass(frozen=True, slots=True)
class CancelQuestion:
    """The caller wants to give the seat up and is asked once more; a different key says yes."""

    back: "State"


@dataclass(frozen=True, slots=True)
class SeatConfirmed:
    """The PIN is right and the doors are open: the seat is claimed. admitted: without one, by staff or the line."""

    admitted: bool = False


@dataclass(frozen=True, slots=True)
class Lobby:
    """The caller has a seat and waits for the start."""

    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """The caller has no seat and waits on the line for one."""

    position: int
    late: bool = False
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class InRoom:
    """The caller is in the event. failures: connections in a row that did not stand."""

    failures: int = 0


@dataclass(frozen=True, slots=True)
class StarMenu:
    """The caller pressed the star in the event or the lobby and is asked what is wanted."""

    back: "State"
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class FloorOffer:
    """The floor is this caller's, and the event is recorded: speak, or have the question read out?"""


@dataclass(frozen=True, slots=True)
class SecondPhone:
    """The PIN is in use by another telephone; the caller may move the seat here."""

    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """The caller is put through to the office and comes back to where they were. words: the prompt that says so."""

    back: "State"
    words: str = "help.transfer"


@dataclass(frozen=True, slots=True)
class CallBackOffer:
    """Nobody at the office answered, or it is closed; a call back is offered."""

    back: "State"
    rounds: int = 0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class CallBackNumber:
    """A call back is wanted: on the number the caller calls from, or another?"""

    back: "State"
    misses: int = 0


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """A telephone number is keyed: for a registration (draft), or for a call back (back: where the caller was).

    helped: this has already led to a person once.
    """

    draft: Draft | None = None
    back: "State | None" = None
    misses: int = 0
    slips: int = 0
    helped: bool = False


@dataclass(frozen=True, slots=True)
class NumberRead:
    """The keyed number is read back. number: E.164. completed: with the area code of the event."""

    number: str
    completed: bool = False
    draft: Draft | None = None
    back: "State | None" = None
    misses: int = 0


@dataclass(frozen=True, slots=True)
class SeatCancelled:
    """The attendee's registration was cancelled. by_caller: just now, by this caller."""

    by_caller: bool = False
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class EventOver:
    """The event has ended. was_in: the caller was in it when it did."""

    was_in: bool = False
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class EventCancelled:
    """The event does not take place."""

    rounds: int = 0


@dataclass(frozen=True, slots=True)
class SeatMoved:
    """The seat went to another telephone with the same PIN."""

    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Removed:
    """Staff ended this caller's participation. reason: in their words, where they gave one."""

    reason: str = ""
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The last words. promised: a call back was promised. unheard: nobody spoke or pressed a key."""

    promised: bool = False
    unheard: bool = False


State = Union[  # noqa: UP007 (a name in quotes inside the union's own members needs the old form)
    Greeting, PinEntry, PinHeard, TooEarly, CancelQuestion, SeatConfirmed, Lobby, Waiting, InRoom, StarMenu,
    FloorOffer, SecondPhone, Person, CallBackOffer, CallBackNumber, NumberEntry, NumberRead, MenuState, QuestionState,
    SeatCancelled, EventOver, EventCancelled, SeatMoved, Removed,
    Goodbye,
]  # fmt: skip
