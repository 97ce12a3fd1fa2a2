"""Somebody else has answered: they are called again later, and whoever does not want that says so."""

from dataclasses import replace

from dialin.dialogue.calls_out.course import EAR, by_telephone, hear_anywhere, later
from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.outgoing import PersonAway
from dialin.rules.outgoing.words import Outcome


@enters(PersonAway)
def enter(state: PersonAway, scene: Scene) -> Turn:
    """Only where the city does not call again do they write its number down before they are asked."""
    what_follows, *_number = later(scene, Outcome.ABSENT)
    return Turn(state, says=(what_follows, say(by_telephone("out.away", scene))), then=EAR)


@hears(PersonAway)
def hear(state: PersonAway, heard: Input, scene: Scene) -> Turn:
    reply = reply_of(heard)
    if heard == Keys("*"):
        return Turn(state)
    if (turn := hear_anywhere(state, reply)) is not None:
        return turn
    if reply in (Reply.UNCLEAR, Reply.NOISE) and not state.misses:
        return Turn(replace(state, misses=1), says=(say("out.unclear"),))
    return Turn(Goodbye())
