"""The deadline is over: said with it when the office can be reached, and a call about the next event offered."""

from dialin.dialogue.inputs import Input, Keys
from dialin.dialogue.ladders import climb
from dialin.dialogue.menu.states import MainMenu, RegistrationClosed
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import CallBackNumber, State
from dialin.dialogue.turn import Listen, Turn, say

EAR = Listen(first=8)


def enter(state: State, scene: Scene) -> Turn:
    deadline = scene.the_event.closes or scene.the_event.starts
    words = say("reg.deadline", deadline=deadline)
    if scene.office is not None and not scene.office_is_open:
        words = say("reg.closed", deadline=deadline, hours=scene.hours, office=scene.office)
    return Turn(state, says=(words,), then=EAR)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, RegistrationClosed)
    if heard == Keys("1"):
        return Turn(CallBackNumber(back=MainMenu(pin_length=scene.the_event.pin_length)))
    return climb(state, heard, scene, ear=EAR)
