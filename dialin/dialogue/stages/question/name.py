"""The question is handed in: with the caller's name, or, where nothing else is said, without."""

from dataclasses import replace

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.question.states import QuestionName
from dialin.dialogue.question.tells import NameAllowed
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.turn import Listen, Turn, say


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, says=(say("q.name"),), then=Listen(first=8))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, QuestionName)
    match heard:
        case Keys("1"):
            return Turn(state.back, says=(say("q.saved"),), tells=(NameAllowed(state.sid),))
        case Silence() if state.silences == 0:
            return Turn(replace(state, silences=1))
        case Keys("2") | Silence():
            return Turn(state.back, says=(say("q.saved"),))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))
