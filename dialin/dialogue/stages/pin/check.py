"""The caller may key the PIN once, to be sure that it was noted right; failing never touches the seat."""

from dataclasses import replace

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.ladders import to_person
from dialin.dialogue.menu.asks import CompareOwnPin, OpenOwnPin
from dialin.dialogue.menu.outcomes import PinCompared, PinOpened, PinWithheld
from dialin.dialogue.menu.states import PinCheck, RegistrationDone
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.turn import Listen, Prompt, Turn, say

OWN_KEYS = True
MOST_TRIES = 2


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, PinCheck)
    return _listen(state, scene, say("reg.pin_check"))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, PinCheck)
    match heard:
        case PinCompared(is_same=True):
            return Turn(RegistrationDone(state.draft), says=(say("reg.pin_right"),))
        case PinCompared():
            return Turn(replace(state, tries=state.tries + 1), then=OpenOwnPin())
        case PinOpened(pin):
            after = RegistrationDone(state.draft) if state.tries >= MOST_TRIES else state
            return Turn(after, says=(say("reg.pin_differs", pin=pin),))
        case PinWithheld() | Silence() | Keys("1" | "1#"):
            return Turn(RegistrationDone(state.draft))
        case Keys("0"):
            return to_person(state)
        case Keys(pressed):
            return _hear_keys(state, pressed, scene)
        case _:
            return _listen(state, scene)


def _hear_keys(state: PinCheck, pressed: str, scene: Scene) -> Turn:
    """The star begins anew; a hash, which many press after a number, means nothing."""
    digits = pressed.rpartition("*")[2].replace("#", "")
    return Turn(state, then=CompareOwnPin(digits)) if digits else _listen(state, scene, say("reg.pin_check"))


def _listen(state: PinCheck, scene: Scene, *says: Prompt) -> Turn:
    ear = Listen(keys=scene.the_event.pin_length, first=12, between=6, at_once=not says)
    return Turn(state, says=says, then=ear)
