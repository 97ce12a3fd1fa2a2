"""No seat is free: the waiting list is offered, with the place that the caller would have on it."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.line import MainMenu
from dialin.dialogue.words.recording import DetailDiscarded
from dialin.dialogue.words.registration import Registering, WaitingOffer

EAR = Listen(first=10)


@enters(WaitingOffer)
def enter(state: WaitingOffer, scene: Scene) -> Turn:
    return Turn(state, says=(say("reg.waitlist", position=state.position),), then=EAR)


@hears(WaitingOffer)
def hear(state: WaitingOffer, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(Registering(state.draft, accepts_waiting=True))
        case Keys("2"):
            unwanted = (DetailDiscarded(state.draft.name),)
            return Turn(MainMenu(), says=(say("reg.wait_declined"),), tells=unwanted)
        case _:
            return climb(state, heard, scene, ear=EAR)
