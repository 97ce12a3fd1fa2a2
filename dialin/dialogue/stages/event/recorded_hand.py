"""A hand in a recorded event: whether the voice may be on the recording is asked now, while nobody waits for it."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import FloorDeclined, InRoom, RecordedHand, RecordingAllowed
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.question import QuestionConsent


@enters(RecordedHand)
def enter(state: RecordedHand, scene: Scene) -> Turn:
    return Turn(state, says=(say("hand.up_recorded", count=state.before),), then=Listen(first=8))


@hears(RecordedHand)
def hear(state: RecordedHand, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            is_next = state.before == 0 and isinstance(state.back, InRoom)
            says = (say("hand.agreed"), say("next.up")) if is_next else (say("hand.agreed"),)
            return Turn(state.back, says=says, tells=(RecordingAllowed(),))
        case Keys("2"):
            return Turn(QuestionConsent(back=state.back, to_be_read=True), tells=(FloorDeclined(),))
        case Silence():
            return Turn(state.back, says=(say("hand.unanswered"),))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))
