"""The PIN is brought: for which event, which place, and time to find something to write."""

from dataclasses import replace

from dialin.dialogue.calls_out.course import EAR, ask_again, by_telephone, end_unheard, hear_anywhere
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Prompt, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.outgoing import BringPin, PinTelling

A_PENCIL = 30.0  # seconds to find one


@enters(BringPin)
def enter(state: BringPin, scene: Scene) -> Turn:
    told = () if state.is_told else (_told(scene),)
    ready = say(by_telephone("out.pin_ready", scene))
    return Turn(replace(state, is_told=True), says=(*told, ready), then=replace(EAR, first=A_PENCIL))


@hears(BringPin)
def hear(state: BringPin, heard: Input, scene: Scene) -> Turn:
    reply = reply_of(heard)
    if heard == Keys("*"):
        return Turn(state)
    if (turn := hear_anywhere(state, reply)) is not None:
        return turn
    if reply is Reply.YES:
        return Turn(PinTelling())
    return ask_again(state, reply, lambda: end_unheard(scene))


def _told(scene: Scene) -> Prompt:
    event, position = scene.the_event, scene.the_order.position
    if position is None:
        return say("out.registered", title=event.title, starts=event.starts)
    return say("out.on_list", title=event.title, starts=event.starts, position=position)
