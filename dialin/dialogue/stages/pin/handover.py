"""How the attendee gets the PIN: read out now, or by letter while a letter still arrives; then something to write."""

from dialin.dialogue.inputs import Input, Keys
from dialin.dialogue.ladders import climb
from dialin.dialogue.menu.states import PinHandover, PinReading, PinReady, SpokenDetail
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.turn import Listen, Turn, say

EAR, PATIENT_EAR = Listen(first=10), Listen(first=30)


def enter(state: State, scene: Scene) -> Turn:
    if isinstance(state, PinReady):
        return Turn(state, says=(say("reg.pin_ready"),), then=PATIENT_EAR)
    assert isinstance(state, PinHandover)
    if not scene.the_event.sends_letters:
        return Turn(PinReady(state.draft), says=(say("reg.pin_now"),))
    return Turn(state, says=(say("reg.pin_how"),), then=EAR)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, PinHandover | PinReady)
    match state, heard:
        case PinReady(draft=draft), Keys("1"):
            return Turn(PinReading(draft))
        case PinHandover(draft=draft), Keys("1"):
            return Turn(PinReady(draft))
        case PinHandover(draft=draft), Keys("2"):
            return Turn(SpokenDetail("address", draft))
        case _:
            return climb(state, heard, scene, ear=PATIENT_EAR if isinstance(state, PinReady) else EAR)
