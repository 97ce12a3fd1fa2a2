"""The PIN is read in groups, twice, and again as often as wanted."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.pin import OpenOwnPin, PinCheck, PinKept, PinRead, PinReading
from dialin.dialogue.words.pin_outcomes import PinOpened, PinWithheld
from dialin.dialogue.words.registration import RegistrationDone
from dialin.dialogue.words.seat import MySeat

EAR = Listen(first=12)


@enters(PinReading)
def enter(state: PinReading, scene: Scene) -> Turn:
    return Turn(state, then=OpenOwnPin())


@hears(PinReading)
def hear(state: PinReading, heard: Input, scene: Scene) -> Turn:
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
            return Turn(replace(state, misses=1), tells=(PinKept(),))
        case _:
            return climb(state, heard, scene, ear=EAR)


def _go_on(state: PinReading) -> Turn:
    return Turn(MySeat() if state.draft is None else PinCheck(state.draft), tells=(PinKept(),))
