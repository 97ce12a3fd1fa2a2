"""Nobody answered at the office: a call back is offered, and a caller who fell silent is promised one."""

from dataclasses import replace

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import CallBackOffer, Goodbye, Person, PinEntry, State
from dialin.dialogue.tells import CallBackPromised
from dialin.dialogue.turn import Listen, Turn, say

OWN_KEYS = True


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, CallBackOffer)
    if scene.caller is not None:
        return Turn(state, says=(say("person.busy"),), then=Listen(first=8))
    if scene.office is None:
        return Turn(state.back, says=(say("person.nobody"),))
    return Turn(state.back, says=(say("person.withheld", office=scene.office),))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, CallBackOffer)
    lost = isinstance(state.back, PinEntry)
    match heard:
        case Keys("1"):
            return _promise(state.back, scene)
        case Keys("0"):
            return Turn(Person(back=state.back))
        case Keys("#"):
            return Turn(state)
        case Silence() if lost and state.rounds == 0:
            return Turn(replace(state, rounds=1))
        case Silence() if lost:
            return _promise(Goodbye(promised=True), scene)
        case Silence():
            return Turn(state.back, says=(say("person.return"),))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))


def _promise(after: State, scene: Scene) -> Turn:
    if scene.caller is None:
        return Turn(after)
    says = () if isinstance(after, Goodbye) else (say("person.noted", number=scene.caller),)
    return Turn(after, says=says, tells=(CallBackPromised(scene.caller),))
