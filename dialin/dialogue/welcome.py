"""What a caller hears on getting in: which event it is, whether it runs, and in the lobby that nobody hears them."""

from dialin.dialogue.arrival import minutes_until
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Prompt, say
from dialin.rules.phases import Phase


def welcome(scene: Scene, *, by_pin: bool = False) -> Prompt:
    """by_pin: it has just been keyed, and it is news that it is right."""
    event = scene.the_event
    if event.phase is Phase.LIVE:
        return say("ok.direct" if by_pin else "ok.direct_known", title=event.title)
    key = "ok.lobby" if by_pin else "ok.lobby_known"
    return say(key, title=event.title, starts=event.starts, minutes=minutes_until(scene))
