"""The floor is offered where the event is recorded: the caller speaks, or the moderator reads the question out."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import TONE, JoinRoom, Listen, Turn, say
from dialin.dialogue.words.event import (
    FloorDeclined,
    FloorNotGiven,
    FloorOffer,
    InRoom,
    MicrophoneTurned,
    TurnMicrophone,
)
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.question import QuestionConsent


@enters(FloorOffer)
def enter(state: FloorOffer, scene: Scene) -> Turn:
    """Coming back from the office, the floor may have been given to somebody else."""
    if not scene.has_floor:
        return Turn(InRoom(is_new=state.is_new))
    return Turn(state, says=(say("live.recorded"),), then=Listen(first=6))


@hears(FloorOffer)
def hear(state: FloorOffer, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(state, then=TurnMicrophone(on=True))
        case MicrophoneTurned(is_on=True):
            return Turn(InRoom(is_new=state.is_new), says=(say("live"), TONE), then=JoinRoom(muted=False))
        case Keys("2"):
            room = InRoom(is_new=state.is_new)
            return Turn(QuestionConsent(back=room, to_be_read=True), tells=(FloorDeclined(),))
        case Silence():
            hint = (say("hint.hand"),) if state.is_new else ()
            return Turn(InRoom(), says=(say("hand.unanswered"), *hint), then=JoinRoom(muted=True))
        case MicrophoneTurned() | FloorNotGiven():
            return Turn(InRoom(is_new=state.is_new), says=(say("floor.taken"),))
        case _:
            return Turn(state, then=Listen(first=6, at_once=True))
