"""The ladder of a menu: what was not understood is asked again; after that, a person helps."""

from dataclasses import replace
from typing import TypeVar

from dialin.dialogue.exchange import Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import CallBackPromised, NumberEntry, Person, TroubleMet
from dialin.dialogue.words.pin import PinEntry
from dialin.dialogue.words.registration import SpokenDetail
from dialin.dialogue.words.seat import SecondPhone
from dialin.dialogue.words.state import MissCounting, State

RUNGS = 3
M = TypeVar("M", bound=MissCounting)


def climb(state: M, heard: Input, scene: Scene, *, ear: Listen) -> Turn:
    """One rung, for silence and keys without a meaning; anything else is passed over.

    Nobody who says nothing hears the same a third time. A line that stays silent all over again after it was led to a
    person is let go.
    """
    if heard == Keys("*"):
        return Turn(state)
    if not isinstance(heard, Keys | Silence):
        return Turn(state, then=replace(ear, at_once=True))
    misses, is_silent = state.misses + 1, isinstance(heard, Silence)
    if is_silent and misses % RUNGS == RUNGS - 1:
        misses += 1
    if misses % RUNGS:
        prompt = say("menu.no_key") if is_silent else say("menu.other_key")
        tells = (TroubleMet(type(state).__name__),) if misses % RUNGS == RUNGS - 1 else ()
        return Turn(replace(state, misses=misses), says=(prompt,), tells=tells)
    if misses > RUNGS and is_silent:
        return let_go(scene)
    return to_person(replace(state, misses=misses), words="help.soon" if is_silent else "help.transfer")


def let_go(scene: Scene) -> Turn:
    """The end of a line on which nobody is heard, even after a person tried: a promise, where there is a number.

    A receiver that lies beside its telephone would ring the office all evening.
    """
    if scene.caller is None:
        return Turn(Goodbye(unheard=True))
    return Turn(Goodbye(promised=True), tells=(CallBackPromised(scene.caller),))


def was_led_to_person(state: State) -> bool:
    """Whether a ladder has led the caller from here to a person; the key 0 alone is no sign of being lost."""
    match state:
        case PinEntry() | NumberEntry() | SpokenDetail():
            return state.helped
        case SecondPhone():
            return state.rounds > 1
        case _:
            return getattr(state, "misses", 0) >= RUNGS


def to_person(back: State, *, words: str = "help.transfer") -> Turn:
    """words: said once the office is about to ring."""
    return Turn(Person(back=back, words=words), tells=(TroubleMet(type(back).__name__),))
