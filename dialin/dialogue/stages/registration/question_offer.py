"""Registered: a question may be handed in at once; whoever keeps silent goes on without."""

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.ladders import climb
from dialin.dialogue.menu.states import PinHandover, QuestionOffer
from dialin.dialogue.question.states import QuestionConsent
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.turn import Listen, Turn, say

EAR = Listen(first=10)


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, says=(say("reg.question_offer"),), then=EAR)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, QuestionOffer)
    match heard:
        case Keys("1"):
            return Turn(QuestionConsent(back=PinHandover(state.draft)))
        case Keys("2"):
            return Turn(PinHandover(state.draft))
        case Silence() if state.misses:
            return Turn(PinHandover(state.draft))
        case _:
            return climb(state, heard, scene, ear=EAR)
