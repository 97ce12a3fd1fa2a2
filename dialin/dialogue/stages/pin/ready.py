"""Before the PIN is read: what it is, where it is new, and time to find something to write."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.pin import PinReading, PinReady

EAR = Listen(first=30)


@enters(PinReady)
def enter(state: PinReady, scene: Scene) -> Turn:
    words = say("reg.pin_ready") if state.draft is None else say("reg.pin_now")
    return Turn(state, says=(words,), then=EAR)


@hears(PinReady)
def hear(state: PinReady, heard: Input, scene: Scene) -> Turn:
    if heard == Keys("1"):
        return Turn(PinReading(state.draft))
    return climb(state, heard, scene, ear=EAR)
