"""A caller hung up while speaking: nothing of it is kept, and nobody is left to be answered."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.actions.questions.discard_recording import discard_recording
from dialin.actions.questions.note_recording import note_recording
from dialin.dialogue.words.heard import Recorded
from dialin.store.voice_recordings import find_recording


def lose_recording(connection: Connection, call: LiveCall, recorded: Recorded, *, now: datetime) -> None:
    if find_recording(connection, recorded.sid) is None:
        note_recording(connection, call, recorded.sid, seconds=recorded.seconds, kind="unclaimed", now=now)
    discard_recording(connection, recorded.sid, now=now)
