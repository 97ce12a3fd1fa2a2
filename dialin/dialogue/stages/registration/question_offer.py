"""Registered: a question may be handed in at once; whoever keeps silent goes on without."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.pin import PinReady
from dialin.dialogue.words.question import QuestionConsent
from dialin.dialogue.words.registration import QuestionOffer

EAR = Listen(first=10)


@enters(QuestionOffer)
def enter(state: QuestionOffer, scene: Scene) -> Turn:
    return Turn(state, says=(say("reg.question_offer"),), then=EAR)


@hears(QuestionOffer)
def hear(state: QuestionOffer, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(QuestionConsent(back=PinReady(state.draft)))
        case Keys("2"):
            return Turn(PinReady(state.draft))
        case Silence() if state.misses:
            return Turn(PinReady(state.draft))
        case _:
            return climb(state, heard, scene, ear=EAR)
