"""A caller hung up while speaking: nothing of it is kept, and nobody is left to be answered."""

from dialin.actions.questions.discard_recording import discard_recording
from dialin.actions.questions.note_recording import note_recording
from dialin.dialogue.words.heard import Recorded
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.voice_recordings import find_recording


def lose_recording(act: Act, call: Call, recorded: Recorded) -> None:
    if find_recording(act, recorded.sid) is None:
        note_recording(act, call, recorded.sid, seconds=recorded.seconds, kind="unclaimed")
    discard_recording(act, recorded.sid)
