"""Somebody is registered from this line already: is it about a second person?"""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registering import first_step
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.registration import TwinQuestion

EAR = Listen(first=10)


@enters(TwinQuestion)
def enter(state: TwinQuestion, scene: Scene) -> Turn:
    event = scene.the_event
    return Turn(state, says=(say("reg.duplicate", title=event.title, starts=event.starts),), then=EAR)


@hears(TwinQuestion)
def hear(state: TwinQuestion, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(first_step(state.position))
        case Keys("2"):
            return Turn(Goodbye(), says=(say("reg.kept"),))
        case _:
            return climb(state, heard, scene, ear=EAR)
