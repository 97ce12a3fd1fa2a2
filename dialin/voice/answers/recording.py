"""Answers and notes about what a caller has spoken: consent before it, whether it can be played, what becomes of it."""

from dialin.actions.questions.discard_recording import discard_recording
from dialin.actions.questions.keep_recording import keep_recording
from dialin.actions.questions.look_at_recording import look_at_recording
from dialin.actions.questions.note_consent import note_consent
from dialin.actions.questions.note_recording import note_recording
from dialin.dialogue.exchange import Outcome
from dialin.dialogue.words.recording import (
    ConsentGiven,
    DetailDiscarded,
    DetailRecorded,
    RecordingAsk,
    RecordingDiscarded,
    RecordingKept,
    RecordingMade,
    RecordingTell,
)
from dialin.store.act import Act
from dialin.store.calls import Call


def answer(act: Act, ask: RecordingAsk) -> Outcome:
    return look_at_recording(act, ask.sid)


def note(act: Act, call: Call, tell: RecordingTell) -> None:
    match tell:
        case ConsentGiven(prompt):
            note_consent(act, call, prompt)
        case DetailRecorded(sid, seconds, kind):
            note_recording(act, call, sid, seconds=seconds, kind=kind)
        case RecordingMade(sid, seconds):
            note_recording(act, call, sid, seconds=seconds, kind="question")
        case RecordingKept(sid):
            keep_recording(act, call, sid)
        case RecordingDiscarded(sid) | DetailDiscarded(sid):
            discard_recording(act, sid)
