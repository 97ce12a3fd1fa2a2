"""No event is planned on this number: the caller may be called about the next one."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.help import CallBackNumber
from dialin.dialogue.words.line import NoEvent

EAR = Listen(first=8)


@enters(NoEvent)
def enter(state: NoEvent, scene: Scene) -> Turn:
    return Turn(state, says=(say("event.none"),), then=EAR)


@hears(NoEvent)
def hear(state: NoEvent, heard: Input, scene: Scene) -> Turn:
    if heard == Keys("1"):
        return Turn(CallBackNumber(back=state))
    return climb(state, heard, scene, ear=EAR)
