"""The event does not take place."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.leaving import take_leave
from dialin.dialogue.pin_ladders import hear_in_passing, welcoming_ear
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.event import EventCancelled
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.pin import NOTHING_KEYED_FOR_SEAT


@enters(EventCancelled)
def enter(state: EventCancelled, scene: Scene) -> Turn:
    event = scene.the_event
    is_today = event.starts.date() == scene.now.astimezone(event.starts.tzinfo).date()
    words = say("cancelled.today" if is_today else "cancelled", title=event.title, starts=event.starts)
    return Turn(state, says=(words,), then=welcoming_ear(scene, first=6))


@hears(EventCancelled, own_keys=True)
def hear(state: EventCancelled, heard: Input, scene: Scene) -> Turn:
    """Whoever holds the letter of another event in hand, too, keys its PIN right here."""
    if isinstance(heard, Keys):
        return hear_in_passing(state, heard.pressed, scene)
    return take_leave(replace(state, entry=NOTHING_KEYED_FOR_SEAT), heard)
