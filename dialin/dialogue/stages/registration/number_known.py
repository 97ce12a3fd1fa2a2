"""The number of the line is shown: may it be used?"""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.help import NumberEntry
from dialin.dialogue.words.registration import NumberKnown, Registering

EAR = Listen(first=10)


@enters(NumberKnown)
def enter(state: NumberKnown, scene: Scene) -> Turn:
    if scene.caller is None:
        return Turn(NumberEntry(draft=state.draft))
    return Turn(state, says=(say("reg.number_known", number=scene.caller),), then=EAR)


@hears(NumberKnown)
def hear(state: NumberKnown, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(Registering(replace(state.draft, phone=scene.caller)))
        case Keys("2"):
            return Turn(NumberEntry(draft=state.draft))
        case _:
            return climb(state, heard, scene, ear=EAR)
