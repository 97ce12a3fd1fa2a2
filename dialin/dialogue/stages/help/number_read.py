"""The keyed number is read back in groups; an area code that was added is named."""

from dataclasses import replace

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.ladders import climb
from dialin.dialogue.menu.states import CallBackWish
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import NumberEntry, NumberRead, State
from dialin.dialogue.tells import CallBackPromised
from dialin.dialogue.turn import Listen, Turn, say
from dialin.rules.phone_numbers import area_code_of

EAR = Listen(first=10)


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, NumberRead)
    area_code = area_code_of(state.number)
    words = say("reg.number_read", number=state.number)
    if state.completed and area_code is not None:
        words = say("reg.number_local", area_code="0" + area_code, number=state.number)
    return Turn(state, says=(words,), then=EAR)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, NumberRead)
    match heard:
        case Keys("1") if state.draft is not None:
            return Turn(CallBackWish(replace(state.draft, phone=state.number)))
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
    says = (say("person.noted", number=state.number),)
    return Turn(state.back, says=says, tells=(CallBackPromised(state.number),))
