"""A call back is wanted: on the number that is shown, or on another."""

from dialin.dialogue.call_backs import note_call_back
from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import CallBackNumber, NumberEntry

EAR = Listen(first=8)


@enters(CallBackNumber)
def enter(state: CallBackNumber, scene: Scene) -> Turn:
    if scene.caller is None:
        return Turn(NumberEntry(back=state.back))
    return Turn(state, says=(say("help.callback", number=scene.caller),), then=EAR)


@hears(CallBackNumber)
def hear(state: CallBackNumber, heard: Input, scene: Scene) -> Turn:
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
    return note_call_back(state.back, scene.caller)
