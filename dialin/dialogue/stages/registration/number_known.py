"""The number of the line is shown: may the caller be called on it?"""

from dataclasses import replace

from dialin.dialogue.inputs import Input, Keys
from dialin.dialogue.ladders import climb
from dialin.dialogue.menu.states import CallBackWish, NumberKnown
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import NumberEntry, State
from dialin.dialogue.turn import Listen, Turn, say

EAR = Listen(first=10)


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, NumberKnown)
    if scene.caller is None:
        return Turn(NumberEntry(draft=state.draft))
    return Turn(state, says=(say("reg.number_known", number=scene.caller),), then=EAR)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, NumberKnown)
    match heard:
        case Keys("1"):
            return Turn(CallBackWish(replace(state.draft, phone=scene.caller)))
        case Keys("2"):
            return Turn(NumberEntry(draft=state.draft))
        case _:
            return climb(state, heard, scene, ear=EAR)
