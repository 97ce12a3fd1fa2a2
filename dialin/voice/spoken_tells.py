"""From each Tell about something spoken to the rows that keep it, or keep that it is not wanted."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.questions.allow_name import allow_name
from dialin.actions.questions.discard_recording import discard_recording
from dialin.actions.questions.keep_recording import keep_recording
from dialin.actions.questions.note_consent import note_consent
from dialin.actions.questions.note_recording import note_recording
from dialin.dialogue.inputs import Recorded
from dialin.dialogue.question.tells import NameAllowed, QuestionTell, RecordingDiscarded, RecordingKept, RecordingMade
from dialin.dialogue.tells import ConsentGiven, DetailDiscarded, DetailRecorded
from dialin.store.voice_recordings import find_recording

SpokenTell = ConsentGiven | DetailRecorded | DetailDiscarded | QuestionTell


def note_spoken(connection: Connection, call: LiveCall, tell: SpokenTell, *, now: datetime) -> None:
    match tell:
        case ConsentGiven(prompt):
            note_consent(connection, call, prompt, now=now)
        case DetailRecorded(detail, sid, seconds):
            note_recording(connection, call, sid, seconds=seconds, kind=detail, now=now)
        case RecordingMade(sid, seconds):
            note_recording(connection, call, sid, seconds=seconds, kind="question", now=now)
        case RecordingKept(sid):
            keep_recording(connection, call, sid, now=now)
        case NameAllowed(sid):
            allow_name(connection, call, sid)
        case RecordingDiscarded(sid) | DetailDiscarded(sid):
            discard_recording(connection, sid, now=now)


def lose_recording(connection: Connection, call: LiveCall, recorded: Recorded, *, now: datetime) -> None:
    """The caller hung up while speaking: nothing is kept, and nobody is left to be answered."""
    if find_recording(connection, recorded.sid) is None:
        note_recording(connection, call, recorded.sid, seconds=recorded.seconds, kind="unclaimed", now=now)
    discard_recording(connection, recorded.sid, now=now)
