"""Whether the attendee wants to be called when the event begins."""

from dataclasses import replace

from dialin.dialogue.inputs import Input, Keys
from dialin.dialogue.ladders import climb
from dialin.dialogue.menu.states import CallBackWish, Enrolment
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.turn import Listen, Turn, say

EAR = Listen(first=10)


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, says=(say("reg.callback_wish"),), then=EAR)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, CallBackWish)
    match heard:
        case Keys("1" | "2" as key):
            return Turn(Enrolment(replace(state.draft, callback=key == "1")))
        case _:
            return climb(state, heard, scene, ear=EAR)
