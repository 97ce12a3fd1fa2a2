"""The seat went to another telephone with the same PIN."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.leaving import EAR, take_leave
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.seat import SeatMoved


@enters(SeatMoved)
def enter(state: SeatMoved, scene: Scene) -> Turn:
    return Turn(state, says=(say("second.moved"),), then=EAR)


@hears(SeatMoved)
def hear(state: SeatMoved, heard: Input, scene: Scene) -> Turn:
    return take_leave(state, heard)
