"""How a stage that ends a call hears: its reason twice where it is news, then the goodbye."""

from dataclasses import replace
from typing import Protocol, TypeVar

from dialin.dialogue.exchange import Input
from dialin.dialogue.turn import Listen, Turn
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Silence
from dialin.dialogue.words.state import State

EAR = Listen(first=6)


class Farewell(State, Protocol):
    """A state that says why the call ends."""

    @property
    def rounds(self) -> int: ...


F = TypeVar("F", bound=Farewell)


def take_leave(state: F, heard: Input, *, knows_why: bool = False) -> Turn:
    """knows_why: once is enough."""
    match heard:
        case Silence() if state.rounds > 0 or knows_why:
            return Turn(Goodbye())
        case Silence():
            return Turn(replace(state, rounds=1))
        case _:
            return Turn(state, then=replace(EAR, at_once=True))
