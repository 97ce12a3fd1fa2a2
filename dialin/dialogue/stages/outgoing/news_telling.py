"""A reminder, or that the event does not take place; that it was heard to its end is known by the turn after it."""

from dialin.dialogue.calls_out.course import TO_ITS_END, hear_anywhere, number_to_call
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Prompt, Turn, say
from dialin.dialogue.words.outgoing import NewsTelling, NewsTold, OutcomeMet
from dialin.rules.outgoing.start_calls import calls_begin, rung_by
from dialin.rules.outgoing.words import Outcome, Purpose


@enters(NewsTelling)
def enter(state: NewsTelling, scene: Scene) -> Turn:
    return Turn(state, says=_news(scene), then=TO_ITS_END)


@hears(NewsTelling)
def hear(state: NewsTelling, heard: Input, scene: Scene) -> Turn:
    """A key cuts it off: what is asked then is asked all the same, and the hash there leads back."""
    reply = reply_of(heard)
    if reply is Reply.SILENCE:
        return Turn(NewsTold(is_heard=True), tells=(OutcomeMet(Outcome.HEARD),))
    if reply is None:
        return Turn(state, then=TO_ITS_END)
    return hear_anywhere(state, reply) or Turn(NewsTold())


def _news(scene: Scene) -> tuple[Prompt, ...]:
    event = scene.the_event
    if scene.the_order.purpose is Purpose.CANCELLED:
        return (say("out.cancelled", title=event.title, starts=event.starts),)
    return say("out.reminder", title=event.title, starts=event.starts), _who_calls(scene)


def _who_calls(scene: Scene) -> Prompt:
    event, number = scene.the_event, number_to_call(scene)
    if scene.the_order.is_called:
        begin, latest = calls_begin(event.starts), rung_by(event.starts)
        return say("out.reminder_called", starts=event.starts, begin=begin, latest=latest, dial_in=number)
    return say("out.reminder_call", doors=event.doors, dial_in=number)
