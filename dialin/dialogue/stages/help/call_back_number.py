"""A call back is wanted: on the number that is shown, or on another."""

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.ladders import climb
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import CallBackNumber, NumberEntry, State
from dialin.dialogue.tells import CallBackPromised
from dialin.dialogue.turn import Listen, Turn, say

EAR = Listen(first=8)


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, CallBackNumber)
    if scene.caller is None:
        return Turn(NumberEntry(back=state.back))
    return Turn(state, says=(say("help.callback", number=scene.caller),), then=EAR)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, CallBackNumber)
    match heard:
        case Keys("1"):
            return _promise(state, scene)
        case Silence() if state.misses:  # the call back was asked for: silence does not take it away
            return _promise(state, scene)
        case Keys("2"):
            return Turn(NumberEntry(back=state.back))
        case _:
            return climb(state, heard, scene, ear=EAR)


def _promise(state: CallBackNumber, scene: Scene) -> Turn:
    if scene.caller is None:
        return Turn(NumberEntry(back=state.back))
    says = (say("person.noted", number=scene.caller),)
    return Turn(state.back, says=says, tells=(CallBackPromised(scene.caller),))
