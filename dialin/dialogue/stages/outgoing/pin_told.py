"""The PIN was read: it is read again as often as wanted, and then, when to call."""

from dataclasses import replace

from dialin.dialogue.calls_out.course import EAR, ask_again, by_telephone, hear_anywhere, to_office, without_digits
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.pin_digits import lone
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.outgoing import OutcomeMet, PinTelling, PinTold, WhenToCall
from dialin.rules.outgoing.words import Outcome


@enters(PinTold)
def enter(state: PinTold, scene: Scene) -> Turn:
    return Turn(state, says=(say(by_telephone("out.pin_menu", scene)),), then=replace(EAR, first=12))


@hears(PinTold, own_keys=True)  # the hash has the PIN read again, which is not kept among the last words
def hear(state: PinTold, heard: Input, scene: Scene) -> Turn:
    reply = without_digits(heard, reply_of(heard))
    if isinstance(heard, Keys):
        match lone(heard.pressed):
            case "0":
                return to_office(state)
            case "#":
                return Turn(PinTelling(is_heard=state.is_heard))
            case "*":
                return Turn(state)
    match reply:
        case Reply.AGAIN:
            return Turn(PinTelling(is_heard=state.is_heard))
        case Reply.YES:
            return Turn(WhenToCall(), tells=(OutcomeMet(Outcome.HEARD),))
        case Reply.SILENCE:
            return Turn(WhenToCall() if state.is_heard else PinTelling())
    return hear_anywhere(state, reply) or ask_again(state, reply, lambda: Turn(WhenToCall()))
