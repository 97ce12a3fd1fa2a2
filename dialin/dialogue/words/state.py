"""What every state is: a frozen dataclass, saved between two turns, that says in which kind of place its caller is."""

from dataclasses import Field
from enum import StrEnum
from typing import ClassVar, Protocol


class Place(StrEnum):
    """Where a caller is, for those rules outside the dialogue that treat all callers there alike."""

    EVENT = "event"  # hears it
    LOBBY = "lobby"  # on the line for it and not in yet
    WAITING = "waiting"  # in the lobby without a seat
    OFFICE = "office"  # talks to a person
    CALL_BACK = "call_back"  # nobody was there: a call back is offered
    RECORDING = "recording"  # is being recorded
    HEARING_PIN = "hearing_pin"  # what was said last holds the PIN
    DIALOGUE = "dialogue"  # anywhere else: is asked or told something


class State(Protocol):
    """Where a caller is in the conversation, and what has to be remembered of it; one class a stage."""

    __dataclass_fields__: ClassVar[dict[str, Field[object]]]
    place: ClassVar[Place]


class MissCounting(State, Protocol):
    """A state with a ladder: misses are silences and keys without a meaning; the third in a row leads to a person."""

    @property
    def misses(self) -> int: ...


def way_back(state: State) -> State | None:
    """Where the caller was before this state and returns to; None where the conversation goes on from here."""
    back: State | None = getattr(state, "back", None)
    return back
