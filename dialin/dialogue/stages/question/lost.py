"""Nothing usable was recorded: the caller may try once more or tell a person; otherwise nothing is kept."""

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.question.states import QuestionLost, QuestionRecording
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.turn import Listen, Turn, say


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, says=(say("q.failed"),), then=Listen(first=8))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, QuestionLost)
    match heard:
        case Keys("1"):
            return Turn(QuestionRecording(back=state.back))
        case Silence():
            return Turn(state.back, says=(say("q.not_kept"),))
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))
