"""Nobody answered at the office, or it is closed: a call back is offered, and promised to whoever falls silent."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import let_go, was_led_to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import CallBackNumber, CallBackOffer, Person


@enters(CallBackOffer)
def enter(state: CallBackOffer, scene: Scene) -> Turn:
    return Turn(state, says=(_offer(state, scene),), then=Listen(first=8))


def _offer(state: CallBackOffer, scene: Scene) -> Prompt:
    """A caller who shows no number is offered the same, on a number that is keyed."""
    is_lost = _is_lost(state, scene)
    if state.closed and scene.office is not None:
        if scene.caller is None:
            return say("help.closed_withheld", hours=scene.hours, office=scene.office)
        return say("help.closed_lost" if is_lost else "help.closed", hours=scene.hours, office=scene.office)
    if scene.caller is not None:
        return say("person.busy_lost" if is_lost else "person.busy")
    return say("person.nobody") if scene.office is None else say("person.withheld", office=scene.office)


@hears(CallBackOffer, own_keys=True)
def hear(state: CallBackOffer, heard: Input, scene: Scene) -> Turn:
    is_lost = _is_lost(state, scene)
    match heard:
        case Keys("1"):
            return Turn(CallBackNumber(back=state.back))
        case Keys("0"):
            return Turn(Person(back=state.back))
        case Keys("#"):
            return Turn(state)
        case Silence() if is_lost and state.rounds == 0:
            return Turn(replace(state, rounds=1))
        case Silence() if is_lost:
            return let_go(scene)
        case Silence():
            return Turn(state.back, says=(say("person.return"),))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))


def _is_lost(state: CallBackOffer, scene: Scene) -> bool:
    """Whether silence means that this caller cannot go on; it then is an answer, where there is a number."""
    return scene.caller is not None and was_led_to_person(state.back)
