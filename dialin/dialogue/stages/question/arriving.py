"""Between speaking and listening: the provider needs a moment before it can play what it has recorded."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn
from dialin.dialogue.words.question import QuestionArriving, QuestionLost, QuestionReview
from dialin.dialogue.words.recording import (
    LookAtRecording,
    RecordingAwaited,
    RecordingDiscarded,
    RecordingLost,
    RecordingReady,
)

LOOK = 2.0  # seconds between two looks
MOST_LOOKS = 4  # after that it is played whether or not the provider has said so: its report may be lost


@enters(QuestionArriving)
def enter(state: QuestionArriving, scene: Scene) -> Turn:
    return Turn(state, then=LookAtRecording(state.sid))


@hears(QuestionArriving)
def hear(state: QuestionArriving, heard: Input, scene: Scene) -> Turn:
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
