"""The event does not take place."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.leaving import EAR, take_leave
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.event import EventCancelled


@enters(EventCancelled)
def enter(state: EventCancelled, scene: Scene) -> Turn:
    words = say("cancelled", title=scene.the_event.title, starts=scene.the_event.starts)
    return Turn(state, says=(words,), then=EAR)


@hears(EventCancelled)
def hear(state: EventCancelled, heard: Input, scene: Scene) -> Turn:
    return take_leave(state, heard)
