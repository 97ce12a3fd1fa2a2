"""The PIN is read, twice; only silence to its end says that it was heard."""

from dialin.dialogue.calls_out.course import TO_ITS_END, end, hear_anywhere, number_to_call, without_digits
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.outgoing import OutcomeMet, PinTelling, PinTold
from dialin.dialogue.words.pin import OpenOwnPin, PinRead
from dialin.dialogue.words.pin_outcomes import PinOpened, PinWithheld
from dialin.rules.outgoing.words import Outcome


@enters(PinTelling)
def enter(state: PinTelling, scene: Scene) -> Turn:
    return Turn(state, then=OpenOwnPin())


@hears(PinTelling)
def hear(state: PinTelling, heard: Input, scene: Scene) -> Turn:
    reply = without_digits(heard, reply_of(heard))
    match heard:
        case PinOpened(pin) if state.is_heard:
            return Turn(state, says=(say("out.pin_twice", pin=pin),), then=TO_ITS_END)
        case PinOpened(pin):
            words = (say("reg.pin_read", pin=pin), say("out.pin_twice", pin=pin))
            return Turn(state, says=words, then=TO_ITS_END, tells=(PinRead(),))
        case PinWithheld():
            call_us = say("out.call_us", dial_in=number_to_call(scene))
            return end(Outcome.UNKNOWN, say("out.pin_withheld"), call_us)
    if reply is Reply.SILENCE:
        return Turn(PinTold(is_heard=True), tells=(OutcomeMet(Outcome.HEARD),))
    if reply is None:
        return Turn(state, then=TO_ITS_END)
    return hear_anywhere(state, reply) or Turn(PinTold(is_heard=state.is_heard))
