"""What was recorded is played back; only a 1 keeps it."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.recording import (
    DetailDiscarded,
    LookAtRecording,
    RecordingAwaited,
    RecordingLost,
    RecordingReady,
)
from dialin.dialogue.words.registration import DetailReview, NumberKnown, Registering, SpokenDetail

EAR = Listen(first=8)
LOOK, MOST_LOOKS = 2.0, 4  # seconds between two looks; then it is played all the same: its report may be lost


@enters(DetailReview)
def enter(state: DetailReview, scene: Scene) -> Turn:
    return Turn(state, then=LookAtRecording(state.sid))


@hears(DetailReview)
def hear(state: DetailReview, heard: Input, scene: Scene) -> Turn:
    match heard:
        case RecordingAwaited() if state.looks < MOST_LOOKS:
            later = replace(state, looks=state.looks + 1)
            return Turn(later, then=Listen(first=1, music=LOOK, at_once=True, quiet=True))
        case RecordingReady() | RecordingAwaited():
            review = replace(state, looks=MOST_LOOKS)
            return Turn(review, says=(say("reg.name_review", recording=state.sid),), then=EAR)
        case Keys() | Silence() if state.looks < MOST_LOOKS:
            return Turn(state)
        case RecordingLost():
            return Turn(SpokenDetail(state.draft, state.of_contact, tries=1), tells=(DetailDiscarded(state.sid),))
        case Keys("1") if state.of_contact:
            return Turn(Registering(replace(state.draft, contact=state.sid)))
        case Keys("1"):
            return Turn(NumberKnown(replace(state.draft, name=state.sid)))
        case Keys("2"):
            return Turn(SpokenDetail(state.draft, state.of_contact), tells=(DetailDiscarded(state.sid),))
        case _:
            return climb(state, heard, scene, ear=EAR)
