"""Somebody is registered from this line already: is it about a second person?"""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.line import MainMenu
from dialin.dialogue.words.registration import RegistrationStart, TwinQuestion

EAR = Listen(first=10)


@enters(TwinQuestion)
def enter(state: TwinQuestion, scene: Scene) -> Turn:
    return Turn(state, says=(say("reg.duplicate"),), then=EAR)


@hears(TwinQuestion)
def hear(state: TwinQuestion, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(RegistrationStart())
        case Keys("2"):
            return Turn(MainMenu())
        case _:
            return climb(state, heard, scene, ear=EAR)
