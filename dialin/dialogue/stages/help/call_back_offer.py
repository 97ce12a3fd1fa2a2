"""Nobody answered at the office, or it is closed: a call back is offered once, and promised to whoever falls silent."""

from dataclasses import replace

from dialin.dialogue.arrival import place_behind
from dialin.dialogue.call_backs import is_inside
from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import let_go, was_led_to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.event import InRoom
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import CallBackNumber, CallBackOffer, CallBackSeen, LookAtCallBack, Person
from dialin.dialogue.words.state import State

EAR = Listen(first=8)


@enters(CallBackOffer)
def enter(state: CallBackOffer, scene: Scene) -> Turn:
    return Turn(state, then=LookAtCallBack())


@hears(CallBackOffer, own_keys=True)
def hear(state: CallBackOffer, heard: Input, scene: Scene) -> Turn:
    is_lost = _is_lost(state, scene)
    match heard:
        case CallBackSeen(is_noted=True) if is_lost:  # nothing is left to ask
            return let_go(scene)
        case CallBackSeen(is_noted):
            return Turn(replace(state, noted=is_noted), says=(_words(state, scene, is_noted=is_noted),), then=EAR)
        case Keys("1") if not state.noted:
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
            return Turn(state, then=replace(EAR, at_once=True))


def _is_lost(state: CallBackOffer, scene: Scene) -> bool:
    """Whether silence means that this caller cannot go on; it then is an answer, where there is a number."""
    has_no_keys = scene.order is not None and scene.order.has_dial
    return scene.caller is not None and (has_no_keys or was_led_to_person(state.back))


def _words(state: CallBackOffer, scene: Scene, *, is_noted: bool) -> Prompt:
    onward = _onward(state.back)
    if is_noted:
        return say("person.still_noted_inside" if is_inside(state.back) else "person.still_noted", onward=onward)
    is_lost = _is_lost(state, scene)
    if state.closed and scene.office is not None:
        return _closed(scene, scene.office, onward, is_lost=is_lost)
    if scene.caller is None:
        return _without_number(scene, onward)
    return say("person.busy_lost") if is_lost else say("person.busy", onward=onward)


def _closed(scene: Scene, office: str, onward: str, *, is_lost: bool) -> Prompt:
    if is_lost:
        return say("help.closed_lost", hours=scene.hours, office=office)
    words = "help.closed" if scene.caller is not None else "help.closed_withheld"
    return say(words, hours=scene.hours, office=office, onward=onward)


def _without_number(scene: Scene, onward: str) -> Prompt:
    """The same is offered, on a number that is keyed."""
    if scene.office is None:
        return say("person.nobody", onward=onward)
    return say("person.withheld", office=scene.office, onward=onward)


def _onward(back: State) -> str:
    """What happens to whoever just waits."""
    if isinstance(place_behind(back), InRoom):
        return "help.onward_event"
    return "help.onward_lobby" if is_inside(back) else "help.onward"
