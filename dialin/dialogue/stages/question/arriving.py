"""Between speaking and listening: the provider needs a moment before it can play what it has recorded."""

from dataclasses import replace

from dialin.dialogue.inputs import Input
from dialin.dialogue.question.asks import LookAtRecording, RecordingAwaited, RecordingLost, RecordingReady
from dialin.dialogue.question.states import QuestionArriving, QuestionLost, QuestionReview
from dialin.dialogue.question.tells import RecordingDiscarded
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.turn import Listen, Turn

LOOK = 2.0  # seconds between two looks
MOST_LOOKS = 4  # after that it is played whether or not the provider has said so: its news may be lost


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, QuestionArriving)
    return Turn(state, then=LookAtRecording(state.sid))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, QuestionArriving)
    match heard:
        case RecordingReady():
            return Turn(QuestionReview(back=state.back, sid=state.sid))
        case RecordingAwaited() if state.looks >= MOST_LOOKS:
            return Turn(QuestionReview(back=state.back, sid=state.sid))
        case RecordingAwaited():
            later = replace(state, looks=state.looks + 1)
            return Turn(later, then=Listen(first=1, music=LOOK, at_once=True, quiet=True))
        case RecordingLost():
            return Turn(QuestionLost(back=state.back), tells=(RecordingDiscarded(state.sid),))
        case _:
            return Turn(state)
