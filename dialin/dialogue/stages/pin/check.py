"""The caller may key the PIN once, to be sure that it was noted right; failing never touches the seat."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import to_person
from dialin.dialogue.pin_digits import LONE, SLOW, digits_of, lone
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
        case Silence() if state.so_far:
            return _compare(state, state.so_far)
        case PinWithheld() | Silence():
            return Turn(RegistrationDone(state.draft))
        case Keys(pressed):
            return _hear_keys(state, pressed, scene)
        case _:
            return _listen(state, scene)


def _hear_keys(state: PinCheck, pressed: str, scene: Scene) -> Turn:
    """The star starts over; a hash after a number means nothing."""
    match "" if state.so_far else lone(pressed.rstrip("#") or pressed):
        case "0":
            return to_person(state)
        case "#" | "*":
            return Turn(state)
        case only if only and not pressed.endswith("#"):  # pressed twice, it is one
            return _listen(replace(state, so_far=only), scene)
    was_all = pressed.endswith("#") or (bool(state.so_far) and len(pressed) < _missing(state, scene))
    digits = ("" if "*" in pressed else state.so_far) + digits_of(pressed)
    if not digits:
        return Turn(replace(state, so_far=""))
    if was_all or len(digits) >= scene.the_event.pin_length:
        return _compare(state, digits)
    return _listen(replace(state, so_far=digits), scene)


def _compare(state: PinCheck, digits: str) -> Turn:
    """A 1 that nothing follows leads on, as elsewhere; with more behind it, it begins a PIN."""
    if digits == "1":
        return Turn(RegistrationDone(state.draft))
    return Turn(replace(state, so_far=""), then=CompareOwnPin(digits))


def _missing(state: PinCheck, scene: Scene) -> int:
    return scene.the_event.pin_length - len(state.so_far)


def _listen(state: PinCheck, scene: Scene, *says: Prompt) -> Turn:
    """A key by itself is heard soon; for the digits after it there is time."""
    between = SLOW if state.so_far else LONE
    return Turn(
        state, says=says, then=Listen(keys=_missing(state, scene), first=SLOW, between=between, at_once=not says)
    )
