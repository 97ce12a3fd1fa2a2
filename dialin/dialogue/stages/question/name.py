"""The question is handed in: with the caller's name, or, where nothing else is said, without."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.question import NameAllowed, QuestionName


@enters(QuestionName)
def enter(state: QuestionName, scene: Scene) -> Turn:
    return Turn(state, says=(say("q.name"),), then=Listen(first=8))


@hears(QuestionName)
def hear(state: QuestionName, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(state.back, says=(say("q.saved"),), tells=(NameAllowed(state.sid),))
        case Silence() if state.silences == 0:
            return Turn(replace(state, silences=1))
        case Keys("2") | Silence():
            return Turn(state.back, says=(say("q.saved"),))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))
