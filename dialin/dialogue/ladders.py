"""The ladder of a menu: what was not understood is asked again, the third time a person helps."""

from dataclasses import replace
from typing import Any

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import Goodbye, Person, State
from dialin.dialogue.tells import TroubleMet
from dialin.dialogue.turn import Listen, Turn, say

RUNGS = 3


def climb(state: Any, heard: Input, scene: Scene, *, ear: Listen) -> Turn:
    """One rung of a state with `misses`, for silence and keys without a meaning; anything else is passed over.

    A line without a number that stays silent again after the person could not help is let go.
    """
    if heard == Keys("*"):
        return Turn(state)
    if not isinstance(heard, Keys | Silence):
        return Turn(state, then=replace(ear, at_once=True))
    misses = state.misses + 1
    if misses % RUNGS:
        prompt = say("menu.no_key") if isinstance(heard, Silence) else say("menu.other_key")
        tells = (TroubleMet(type(state).__name__),) if misses % RUNGS == RUNGS - 1 else ()
        return Turn(replace(state, misses=misses), says=(prompt,), tells=tells)
    if misses > RUNGS and scene.caller is None and isinstance(heard, Silence):
        return Turn(Goodbye(unheard=True))
    return to_person(replace(state, misses=misses))


def to_person(back: State) -> Turn:
    return Turn(Person(back=back), tells=(TroubleMet(type(back).__name__),))
