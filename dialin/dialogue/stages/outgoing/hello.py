"""The first words of a call that the city makes: who is calling, before anything that not everybody may hear."""

from dataclasses import replace

from dialin.dialogue.calls_out.course import (
    EAR,
    TO_ITS_END,
    after_reaction,
    by_telephone,
    end_unheard,
    hear_anywhere,
    number_to_call,
)
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.welcome import hello_of
from dialin.dialogue.words.heard import Answered, Keys
from dialin.dialogue.words.outgoing import DeskCall, OutgoingHello, StartOffer
from dialin.rules.outgoing.words import Purpose


@enters(OutgoingHello)
def enter(state: OutgoingHello, scene: Scene) -> Turn:
    """A machine's greeting, or somebody's "Hello?", does not cut the greeting: it listens to keys alone."""
    city = scene.city or ""
    if scene.the_order.purpose is Purpose.DESK:
        return Turn(DeskCall())
    if not state.is_greeted:
        return Turn(state, says=(say("out.hello", city=city, hello=hello_of(scene)),), then=TO_ITS_END)
    if state.misses:
        who = say("out.hello_again", city=city, dial_in=number_to_call(scene))
        return Turn(state, says=(who, say(_react(scene))), then=EAR)
    return Turn(state, says=(say(_react(scene)),), then=EAR)


@hears(OutgoingHello)
def hear(state: OutgoingHello, heard: Input, scene: Scene) -> Turn:
    """A telephone without tones that is to be brought in needs to say nothing at all."""
    reply = reply_of(heard)
    if isinstance(heard, Answered) or heard == Keys("*"):
        return Turn(state)
    if not state.is_greeted and reply is Reply.SILENCE:
        return Turn(StartOffer() if scene.the_order.needs_no_answer else replace(state, is_greeted=True))
    if reply in (Reply.YES, Reply.HEARS) or (isinstance(heard, Keys) and reply is not Reply.NO_CALLS):
        return Turn(after_reaction(scene))
    if (turn := hear_anywhere(state, reply)) is not None:
        return turn
    return end_unheard(scene) if state.misses else Turn(replace(state, misses=1))


def _react(scene: Scene) -> str:
    return by_telephone("out.react", scene)
