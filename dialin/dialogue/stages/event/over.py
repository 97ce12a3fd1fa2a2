"""The event has ended: a short goodbye to those who were in it, the reason to everybody else."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.leaving import EAR, take_leave
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.event import EventOver


@enters(EventOver)
def enter(state: EventOver, scene: Scene) -> Turn:
    if state.was_in:
        return Turn(state, says=(say("bye.event_short"),), then=Listen(first=5))
    return Turn(state, says=(say("over", starts=scene.the_event.starts),), then=EAR)


@hears(EventOver)
def hear(state: EventOver, heard: Input, scene: Scene) -> Turn:
    return take_leave(state, heard, knows_why=state.was_in)
