"""No seat is free: the waiting list is offered, with the place that the caller would have on it."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.recording import DetailDiscarded
from dialin.dialogue.words.registration import Registering, RegistrationStart, WaitingOffer

EAR = Listen(first=10)


@enters(WaitingOffer)
def enter(state: WaitingOffer, scene: Scene) -> Turn:
    return Turn(state, says=(_words(state, scene),), then=EAR)


def _words(state: WaitingOffer, scene: Scene) -> Prompt:
    event = scene.the_event
    if state.draft.name:
        return say("reg.waitlist", position=state.position)
    return say("reg.full", title=event.title, starts=event.starts, position=state.position)


@hears(WaitingOffer)
def hear(state: WaitingOffer, heard: Input, scene: Scene) -> Turn:
    willing = replace(state.draft, accepts_waiting=True)
    match heard:
        case Keys("1"):
            return Turn(Registering(willing) if state.draft.name else RegistrationStart(willing))
        case Keys("2"):
            unwanted = tuple(map(DetailDiscarded, state.draft.recordings))
            return Turn(Goodbye(), says=(say("reg.wait_declined"),), tells=unwanted)
        case _:
            return climb(state, heard, scene, ear=EAR)
