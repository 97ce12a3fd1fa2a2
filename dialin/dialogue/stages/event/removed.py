"""Staff have taken this caller out, or do not let them in any more; where they gave a reason, it is said once."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.leaving import EAR, take_leave
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.event import Removed


@enters(Removed)
def enter(state: Removed, scene: Scene) -> Turn:
    words = say("removed.reason", reason=state.reason) if state.reason else say("removed")
    if state.is_barred:
        words = say("removed.barred")
    return Turn(state, says=(words,), then=EAR)


@hears(Removed)
def hear(state: Removed, heard: Input, scene: Scene) -> Turn:
    return take_leave(state, heard)
