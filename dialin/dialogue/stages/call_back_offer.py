"""Nobody answered at the office, or it is closed: a call back is offered, and promised to who fell silent."""

from dataclasses import replace

from dialin.dialogue.arrival import place_behind
from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.menu_states import MenuState
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import (
    CallBackNumber,
    CallBackOffer,
    Goodbye,
    NumberEntry,
    Person,
    PinEntry,
    PinHeard,
    State,
)
from dialin.dialogue.tells import CallBackPromised
from dialin.dialogue.turn import Listen, Prompt, Turn, say

OWN_KEYS = True
# Where nobody can go on without a key: silence there means that a person is needed.
LOST = PinEntry | PinHeard | NumberEntry | MenuState


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, CallBackOffer)
    return Turn(state, says=(_offer(state, scene),), then=Listen(first=8))


def _offer(state: CallBackOffer, scene: Scene) -> Prompt:
    """A caller who shows no number is offered the same, on a number that is keyed."""
    if state.closed and scene.office is not None:
        if scene.caller is None:
            return say("help.closed_withheld", hours=scene.hours, office=scene.office)
        return say("help.closed", hours=scene.hours, office=scene.office)
    if scene.caller is not None:
        return say("person.busy")
    return say("person.nobody") if scene.office is None else say("person.withheld", office=scene.office)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, CallBackOffer)
    lost = scene.caller is not None and isinstance(place_behind(state.back), LOST)
    match heard:
        case Keys("1"):
            return Turn(CallBackNumber(back=state.back))
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
