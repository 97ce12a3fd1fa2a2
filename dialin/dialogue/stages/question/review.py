"""The caller hears the recording and decides: only the key 1 keeps it, and silence in the end throws it away."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.help import TroubleMet
from dialin.dialogue.words.question import QuestionName, QuestionRecording, QuestionReview
from dialin.dialogue.words.recording import RecordingDiscarded, RecordingKept

PLAYED = 2  # times it is played before a person is offered


@enters(QuestionReview)
def enter(state: QuestionReview, scene: Scene) -> Turn:
    said = say("q.review", recording=state.sid) if state.silences < PLAYED else say("q.undecided")
    return Turn(state, says=(said,), then=Listen(first=8))


@hears(QuestionReview)
def hear(state: QuestionReview, heard: Input, scene: Scene) -> Turn:
    unwanted = (RecordingDiscarded(state.sid),)
    match heard:
        case Keys("1"):
            return Turn(QuestionName(back=state.back, sid=state.sid), tells=(RecordingKept(state.sid),))
        case Keys("2"):
            return Turn(QuestionRecording(back=state.back), tells=unwanted)
        case Keys("9"):
            return Turn(state.back, says=(say("q.deleted"),), tells=unwanted)
        case Silence() if state.silences >= PLAYED:
            return Turn(state.back, says=(say("q.not_kept"),), tells=unwanted)
        case Silence():
            tells = (TroubleMet("QuestionReview"),) if state.silences == PLAYED - 1 else ()
            return Turn(replace(state, silences=state.silences + 1), tells=tells)
        case _:
            return Turn(state, then=Listen(first=8, at_once=True))
