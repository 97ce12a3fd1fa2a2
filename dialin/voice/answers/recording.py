"""Answers and notes about what a caller has spoken: consent before it, whether it can be played, what becomes of it."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
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


def answer(connection: Connection, ask: RecordingAsk) -> Outcome:
    return look_at_recording(connection, ask.sid)


def note(connection: Connection, call: LiveCall, tell: RecordingTell, *, now: datetime) -> None:
    match tell:
        case ConsentGiven(prompt):
            note_consent(connection, call, prompt, now=now)
        case DetailRecorded(detail, sid, seconds):
            note_recording(connection, call, sid, seconds=seconds, kind=detail, now=now)
        case RecordingMade(sid, seconds):
            note_recording(connection, call, sid, seconds=seconds, kind="question", now=now)
        case RecordingKept(sid):
            keep_recording(connection, call, sid, now=now)
        case RecordingDiscarded(sid) | DetailDiscarded(sid):
            discard_recording(connection, sid, now=now)
