"""When to call and which number, after everything else; then the goodbye."""

from dialin.dialogue.calls_out.course import by_telephone, hear_anywhere, number_to_call, without_digits
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.outgoing import WhenToCall
from dialin.rules.outgoing.start_calls import calls_begin, rung_by


@enters(WhenToCall)
def enter(state: WhenToCall, scene: Scene) -> Turn:
    return Turn(state, says=(_words(scene), say(by_telephone("out.safe", scene))), then=Listen(first=5, speech=True))


@hears(WhenToCall)
def hear(state: WhenToCall, heard: Input, scene: Scene) -> Turn:
    """A key without a meaning has cut off the number to call: it is said again."""
    reply = without_digits(heard, reply_of(heard))
    if isinstance(heard, Keys) and reply is Reply.UNCLEAR:
        return Turn(state)
    return hear_anywhere(state, reply) or Turn(Goodbye())


def _words(scene: Scene) -> Prompt:
    event, number = scene.the_event, number_to_call(scene)
    if scene.the_order.is_called:
        begin, latest = calls_begin(event.starts), rung_by(event.starts)
        return say("out.when_called", starts=event.starts, begin=begin, latest=latest, dial_in=number)
    if scene.the_order.position is not None:
        return say("out.when_waiting", starts=event.starts, doors=event.doors, dial_in=number)
    return say("out.when", starts=event.starts, doors=event.doors, held=event.held, dial_in=number)
