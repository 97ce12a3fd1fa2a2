"""How the attendee gets the PIN: read out now, or by letter while a letter still arrives."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.pin import PinHandover, PinReady
from dialin.dialogue.words.registration import SpokenDetail

EAR = Listen(first=10)


@enters(PinHandover)
def enter(state: PinHandover, scene: Scene) -> Turn:
    if not scene.the_event.sends_letters:
        return Turn(PinReady(state.draft), says=(say("reg.pin_now"),))
    return Turn(state, says=(say("reg.pin_how"),), then=EAR)


@hears(PinHandover)
def hear(state: PinHandover, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(PinReady(state.draft))
        case Keys("2"):
            return Turn(SpokenDetail("address", state.draft))
        case _:
            return climb(state, heard, scene, ear=EAR)
