"""The caller may key the PIN once, to be sure that it was noted right; failing never touches the seat."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.pin import CompareOwnPin, OpenOwnPin, PinCheck
from dialin.dialogue.words.pin_outcomes import PinCompared, PinOpened, PinWithheld
from dialin.dialogue.words.registration import RegistrationDone

MOST_TRIES = 2


@enters(PinCheck)
def enter(state: PinCheck, scene: Scene) -> Turn:
    return _listen(state, scene, say("reg.pin_check"))


@hears(PinCheck, own_keys=True)
def hear(state: PinCheck, heard: Input, scene: Scene) -> Turn:
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
    """The star starts over; a hash, which many press after a number, means nothing."""
    digits = pressed.rpartition("*")[2].replace("#", "")
    return Turn(state, then=CompareOwnPin(digits)) if digits else _listen(state, scene, say("reg.pin_check"))


def _listen(state: PinCheck, scene: Scene, *says: Prompt) -> Turn:
    ear = Listen(keys=scene.the_event.pin_length, first=12, between=6, at_once=not says)
    return Turn(state, says=says, then=ear)
