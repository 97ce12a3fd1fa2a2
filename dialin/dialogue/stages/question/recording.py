"""The question is spoken: after the tone, until the caller falls silent, presses hash, or the time is over."""

from dataclasses import replace

from dialin.dialogue.exchange import Input, Tell
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import RecordVoice, Turn, say
from dialin.dialogue.words.heard import Recorded, Silence
from dialin.dialogue.words.help import Person, TroubleMet
from dialin.dialogue.words.question import QuestionArriving, QuestionLost, QuestionRecording
from dialin.dialogue.words.recording import RecordingDiscarded, RecordingMade

LONGEST = 90  # seconds
SHORTEST = 2  # seconds of speech that can hold a question
MOST_TRIES = 3


@enters(QuestionRecording)
def enter(state: QuestionRecording, scene: Scene) -> Turn:
    said = say("q.short") if state.tries else say("q.record")
    return Turn(state, says=(said,), then=RecordVoice(longest=LONGEST))


@hears(QuestionRecording)
def hear(state: QuestionRecording, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Recorded(hung_up=True):
            return Turn(state.back, tells=_unwanted(heard))
        case Recorded(key="0"):
            return Turn(Person(back=state), tells=(*_unwanted(heard), TroubleMet("QuestionRecording")))
        case Recorded() if heard.spoken < SHORTEST:
            return _try_again(state, *_unwanted(heard))
        case Recorded(sid, seconds):
            return Turn(QuestionArriving(back=state.back, sid=sid), tells=(RecordingMade(sid, seconds),))
        case Silence():
            return _try_again(state)
        case _:
            return Turn(state)


def _unwanted(recorded: Recorded) -> tuple[Tell, ...]:
    return (RecordingMade(recorded.sid, recorded.seconds), RecordingDiscarded(recorded.sid))


def _try_again(state: QuestionRecording, *tells: Tell) -> Turn:
    tries = state.tries + 1
    if tries >= MOST_TRIES:
        return Turn(QuestionLost(back=state.back), tells=tells)
    trouble = (TroubleMet("QuestionRecording"),) if tries == MOST_TRIES - 1 else ()
    return Turn(replace(state, tries=tries), tells=(*tells, *trouble))
