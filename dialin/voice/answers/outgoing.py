"""Notes about calls that the city makes: what each has come to."""

from dialin.actions.outgoing.note_outcome import note_outcome
from dialin.dialogue.words.outgoing import OutgoingTell
from dialin.store.act import Act
from dialin.store.calls import Call


def note(act: Act, call: Call, tell: OutgoingTell) -> None:
    note_outcome(act, call, tell.outcome)
