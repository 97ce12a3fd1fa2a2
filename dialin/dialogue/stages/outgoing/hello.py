"""The first words of a call that the city makes: who is calling, before anything that not everybody may hear."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.outgoing import OutcomeMet, OutgoingHello
from dialin.dialogue.words.seat import SeatClaiming
from dialin.rules.outgoing.words import Outcome

EAR = Listen(first=8)


@enters(OutgoingHello)
def enter(state: OutgoingHello, scene: Scene) -> Turn:
    return Turn(state, says=(say("greet.outside", city=scene.city or "", hello="hello.day"),), then=EAR)


@hears(OutgoingHello)
def hear(state: OutgoingHello, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(SeatClaiming(admitted=True), tells=(OutcomeMet(Outcome.JOINED),))
        case Silence():
            return Turn(Goodbye(), tells=(OutcomeMet(Outcome.SILENT),))
        case _:
            return Turn(state)
