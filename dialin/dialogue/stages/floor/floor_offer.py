"""The floor is offered where the event is recorded: the caller speaks, or the moderator reads the question out."""

from dialin.dialogue.asks import TurnMicrophone
from dialin.dialogue.inputs import FloorNotGiven, Input, Keys, MicrophoneTurned, Silence
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import FloorOffer, InRoom, State
from dialin.dialogue.tells import FloorDeclined
from dialin.dialogue.turn import TONE, JoinRoom, Listen, Turn, say


def enter(state: State, scene: Scene) -> Turn:
    """Coming back from the office, the floor may have been given to somebody else."""
    if not scene.has_floor:
        return Turn(InRoom())
    return Turn(state, says=(say("live.recorded"),), then=Listen(first=8))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, FloorOffer)
    match heard:
        case Keys("1"):
            return Turn(state, then=TurnMicrophone(on=True))
        case MicrophoneTurned(is_on=True):
            return Turn(InRoom(), says=(say("live"), TONE), then=JoinRoom(muted=False))
        case Keys("2") | Silence():
            return Turn(InRoom(), says=(say("floor.declined"),), then=JoinRoom(muted=True), tells=(FloorDeclined(),))
        case MicrophoneTurned() | FloorNotGiven():
            return Turn(InRoom(), says=(say("floor.taken"),))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))
