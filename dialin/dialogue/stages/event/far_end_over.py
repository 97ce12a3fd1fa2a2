"""The videoconference has ended for everybody near its planned end: a goodbye, and a way back should it go on."""

from dialin.dialogue.arrival import place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import FarEndOver, Goodbye
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.seat import SeatClaiming


@enters(FarEndOver)
def enter(state: FarEndOver, scene: Scene) -> Turn:
    return Turn(state, says=(say("direct.over"),), then=Listen(first=6))


@hears(FarEndOver)
def hear(state: FarEndOver, heard: Input, scene: Scene) -> Turn:
    place = place_of(scene, was_in=True)
    if not isinstance(place, SeatClaiming):
        return Turn(place)
    match heard:
        case Keys("1" | "*"):
            return Turn(state.back)
        case Silence():
            return Turn(Goodbye())
        case _:
            return Turn(state, then=Listen(first=6, at_once=True))
