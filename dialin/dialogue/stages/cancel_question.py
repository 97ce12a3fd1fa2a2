"""Giving a seat up takes two different keys; anything else, and hanging up, keeps it."""

from dialin.dialogue.asks import CancelRegistration
from dialin.dialogue.inputs import Input, Keys, RegistrationCancelled
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import CancelQuestion, SeatCancelled, State
from dialin.dialogue.turn import Listen, Turn, say


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, says=(say("cancel.ask"),), then=Listen(first=8))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, CancelQuestion)
    if heard == Keys("1"):
        return Turn(state, then=CancelRegistration())
    if isinstance(heard, RegistrationCancelled):
        return Turn(SeatCancelled(by_caller=True))
    return Turn(state.back, says=(say("cancel.kept"),))
