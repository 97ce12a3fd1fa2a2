"""The seat is taken: whoever has no PIN yet hears it now, everybody when to call."""

from dialin.dialogue.calls_out.course import EAR, by_telephone, hear_anywhere
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.outgoing import BringPin, SeatAccepted, WhenToCall


@enters(SeatAccepted)
def enter(state: SeatAccepted, scene: Scene) -> Turn:
    return Turn(state, says=(say(by_telephone("out.pin_offer", scene)),), then=EAR)


@hears(SeatAccepted)
def hear(state: SeatAccepted, heard: Input, scene: Scene) -> Turn:
    reply = reply_of(heard)
    if reply is Reply.YES:
        return Turn(BringPin(is_told=True))
    if heard == Keys("*"):
        return Turn(state)
    return hear_anywhere(state, reply) or Turn(WhenToCall())
