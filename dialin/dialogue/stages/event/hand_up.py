"""The hand is up already: it stays so, and only another 9 takes it down."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import HandLowered, HandUp, LowerHand
from dialin.dialogue.words.heard import Keys


@enters(HandUp)
def enter(state: HandUp, scene: Scene) -> Turn:
    return Turn(state, says=(say("hand.already", count=state.before),), then=Listen(first=6))


@hears(HandUp)
def hear(state: HandUp, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("9"):
            return Turn(state, then=LowerHand())
        case HandLowered():
            return Turn(state.back, says=(say("hand.down"),))
        case _:
            return Turn(state.back)
