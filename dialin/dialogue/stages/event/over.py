"""The event has ended: a short goodbye to those who were in it, the reason to everybody else."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.leaving import take_leave
from dialin.dialogue.pin_ladders import hear_in_passing, welcoming_ear
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.event import EventOver
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.pin import NOTHING_KEYED_FOR_SEAT


@enters(EventOver)
def enter(state: EventOver, scene: Scene) -> Turn:
    if state.was_in:
        return Turn(state, says=(say("bye.event_short"),), then=welcoming_ear(scene, first=5))
    return Turn(state, says=(say("over", starts=scene.the_event.starts),), then=welcoming_ear(scene, first=6))


@hears(EventOver, own_keys=True)
def hear(state: EventOver, heard: Input, scene: Scene) -> Turn:
    """Whoever holds the letter of another event in hand, too, keys its PIN right here."""
    if isinstance(heard, Keys):
        return hear_in_passing(state, heard.pressed, scene)
    return take_leave(replace(state, entry=NOTHING_KEYED_FOR_SEAT), heard, knows_why=state.was_in)
