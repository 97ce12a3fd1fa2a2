"""Nothing usable was recorded: the caller may try once more or tell a person; otherwise nothing is kept."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.question import QuestionLost, QuestionRecording


@enters(QuestionLost)
def enter(state: QuestionLost, scene: Scene) -> Turn:
    return Turn(state, says=(say("q.failed"),), then=Listen(first=8))


@hears(QuestionLost)
def hear(state: QuestionLost, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(QuestionRecording(back=state.back))
        case Silence():
            return Turn(state.back, says=(say("q.not_kept"),))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))
