"""No event is planned on this number: the caller may be called about the next one."""

from dialin.dialogue.inputs import Input, Keys
from dialin.dialogue.ladders import climb
from dialin.dialogue.menu.states import MainMenu, NoEvent
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import CallBackNumber, State
from dialin.dialogue.turn import Listen, Turn, say

EAR = Listen(first=8)


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, says=(say("event.none"),), then=EAR)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, NoEvent)
    if heard == Keys("1"):
        return Turn(CallBackNumber(back=MainMenu()))
    return climb(state, heard, scene, ear=EAR)
