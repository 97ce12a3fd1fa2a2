"""Documents that one participant hears alone, beside the call: waiting music, hold music."""

from collections.abc import Callable

from dialin.rehearsal.network.steps import Beside, Stopped
from dialin.rehearsal.rooms.room import Participant
from dialin.rehearsal.twiml.trouble import TwimlRefused


def play_beside(
    participant: Participant, document: Beside, when_over: Callable[[TwimlRefused | None], None] | None = None
) -> None:
    """Let one participant alone hear a document, in place of the previous one."""
    stop_beside(participant)
    script = participant.room.rooms.beside_script(participant.leg, document)
    participant.beside = script
    if when_over:
        script.when_over = when_over
    script.start()


def stop_beside(participant: Participant) -> None:
    if participant.beside:
        participant.beside.when_over = lambda _: None
        participant.beside.stop(Stopped("company"))
        participant.beside = None
