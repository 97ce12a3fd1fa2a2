"""The keyed number is read back in groups; an area code that was added is named."""

from dataclasses import replace

from dialin.dialogue.call_backs import note_call_back
from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import NumberEntry, NumberRead
from dialin.dialogue.words.registration import Registering
from dialin.rules.phone_numbers import area_code_of

EAR = Listen(first=10)


@enters(NumberRead)
def enter(state: NumberRead, scene: Scene) -> Turn:
    area_code = area_code_of(state.number)
    words = say("reg.number_read", number=state.number)
    if state.completed and area_code is not None:
        words = say("reg.number_local", area_code="0" + area_code, number=state.number)
    return Turn(state, says=(words,), then=EAR)


@hears(NumberRead)
def hear(state: NumberRead, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1") if state.draft is not None:
            return Turn(Registering(replace(state.draft, phone=state.number)))
        case Keys("1"):
            return _promise(state)
        case Silence() if state.draft is None and state.misses:  # the call back was asked for, the number heard twice
            return _promise(state)
        case Keys("2"):
            return Turn(NumberEntry(draft=state.draft, back=state.back))
        case _:
            return climb(state, heard, scene, ear=EAR)


def _promise(state: NumberRead) -> Turn:
    assert state.back is not None
    return note_call_back(state.back, state.number)
