"""The PIN is read in groups, twice, and again as often as wanted."""

from dataclasses import replace

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.ladders import climb
from dialin.dialogue.menu.asks import OpenOwnPin
from dialin.dialogue.menu.outcomes import PinOpened, PinWithheld
from dialin.dialogue.menu.states import MySeat, PinCheck, PinReading, RegistrationDone
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.tells import PinRead
from dialin.dialogue.turn import Listen, Turn, say

EAR = Listen(first=12)


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, then=OpenOwnPin())


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, PinReading)
    match heard:
        case PinOpened(pin) if state.again:
            return Turn(state, says=(say("reg.pin_again", pin=pin),), then=EAR)
        case PinOpened(pin):
            says = (say("reg.pin_read", pin=pin), say("reg.pin_again", pin=pin))
            return Turn(replace(state, again=True), says=says, then=EAR, tells=(PinRead(),))
        case PinWithheld():
            after = MySeat() if state.draft is None else RegistrationDone(state.draft)
            return Turn(after, says=(say("seat.pin_withheld"),))
        case Keys("1"):
            return _go_on(state)
        case Silence() if state.misses:  # heard three times by now
            return _go_on(state)
        case Silence():
            return Turn(replace(state, misses=1))
        case _:
            return climb(state, heard, scene, ear=EAR)


def _go_on(state: PinReading) -> Turn:
    return Turn(MySeat() if state.draft is None else PinCheck(state.draft))
