"""The event begins, or a seat in it has become free: a key or a yes brings the person in.

A telephone that sends no tones needs nothing: whoever stays on the line is brought in, muted.
"""

from dialin.dialogue.calls_out.course import BEING_FETCHED, EAR, ask_again, end, end_unheard, hear_anywhere
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.outgoing import StartOffer
from dialin.dialogue.words.seat import SeatClaiming
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.rules.phases import Phase

# So long after the answer, whoever stays on the line, that the provider has told a machine by its tone.
STAYS = Listen(first=10, speech=True)


@enters(StartOffer)
def enter(state: StartOffer, scene: Scene) -> Turn:
    """Nothing about the event or the person where nobody has said yet that it is them, or at least reacted."""
    order = scene.the_order
    is_free = order.purpose is Purpose.STANDBY
    if order.has_dial:
        return Turn(state, says=(say("out.standby_dial" if is_free else "out.start_dial"),), then=STAYS)
    whom = () if state.is_person or not order.name else (say("out.call_for", name=order.name),)
    return Turn(state, says=(*whom, _what(scene), say("out.standby_ask" if is_free else "out.start_ask")), then=EAR)


@hears(StartOffer)
def hear(state: StartOffer, heard: Input, scene: Scene) -> Turn:
    reply = reply_of(heard)
    if heard == Keys("*"):
        return Turn(state)
    if (turn := hear_anywhere(state, reply)) is not None:
        return turn
    if reply is Reply.WAIT and not state.is_person and not scene.the_order.has_dial:
        return Turn(BEING_FETCHED)
    if reply is Reply.NO:
        return end(Outcome.DECLINED, _regret(scene))
    if reply is Reply.YES or (scene.the_order.has_dial and (reply is not Reply.NOISE or state.misses)):
        return Turn(SeatClaiming(admitted=True))
    return ask_again(state, reply, lambda: end_unheard(scene))


def _what(scene: Scene) -> Prompt:
    event = scene.the_event
    if scene.the_order.purpose is Purpose.STANDBY:
        return say("out.standby", title=event.title)
    if event.phase is Phase.LIVE:
        return say("out.start_now", title=event.title)
    return say("out.start_soon", title=event.title, starts=event.starts)


def _regret(scene: Scene) -> Prompt:
    """What becomes of the seat."""
    event = scene.the_event
    if scene.the_order.purpose is Purpose.STANDBY:
        return say("out.standby_no")
    if scene.the_order.position is not None or scene.now >= event.held:
        return say("out.start_no_late")
    return say("out.start_no", held=event.held)
