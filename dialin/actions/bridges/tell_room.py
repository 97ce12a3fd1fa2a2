"""Tells everybody in an event's phone room, without taking them out of it: the sound is gone, still gone, or back."""

from typing import Literal

from dialin.actions.calls.announce_to import announce_to
from dialin.dialogue.words.state import Place
from dialin.store.act import Act
from dialin.store.live_calls import calls_of_event


def tell_room(act: Act, event_id: int, prompt: Literal["bridge.down", "bridge.still", "bridge.back"]) -> bool:
    """Whether anybody is there. Silence in the middle of an event would make people hang up.

    Callers in the lobby are told there.
    """
    inside = [call for call in calls_of_event(act, event_id) if call.place is Place.EVENT]
    for call in inside:
        announce_to(act, call.id, prompt, key=f"{prompt}:{call.id}:{act.now.isoformat()}")
    return bool(inside)
