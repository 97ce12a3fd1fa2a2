"""From each Tell about something spoken to the rows that keep it, or keep that it is not wanted."""

from dialin.actions.questions.allow_name import allow_name
from dialin.actions.questions.discard_recording import discard_recording
from dialin.actions.questions.keep_recording import keep_recording
from dialin.actions.questions.note_consent import note_consent
from dialin.actions.questions.note_recording import note_recording
from dialin.dialogue.inputs import Recorded
from dialin.dialogue.question.tells import NameAllowed, QuestionTell, RecordingDiscarded, RecordingKept, RecordingMade
from dialin.dialogue.tells import ConsentGiven, DetailDiscarded, DetailRecorded
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.voice_recordings import find_recording

SpokenTell = ConsentGiven | DetailRecorded | DetailDiscarded | QuestionTell


def note_spoken(act: Act, call: Call, tell: SpokenTell) -> None:
    match tell:
        case ConsentGiven(prompt):
            note_consent(act, call, prompt)
        case DetailRecorded(detail, sid, seconds):
            note_recording(act, call, sid, seconds=seconds, kind=detail)
        case RecordingMade(sid, seconds):
            note_recording(act, call, sid, seconds=seconds, kind="question")
        case RecordingKept(sid):
            keep_recording(act, call, sid)
        case NameAllowed(sid):
            allow_name(act, call, sid)
        case RecordingDiscarded(sid) | DetailDiscarded(sid):
            discard_recording(act, sid)


def lose_recording(act: Act, call: Call, recorded: Recorded) -> None:
    """The caller hung up while speaking: nothing is kept, and nobody is left to be answered."""
    if find_recording(act, recorded.sid) is None:
        note_recording(act, call, recorded.sid, seconds=recorded.seconds, kind="unclaimed")
    discard_recording(act, recorded.sid)
