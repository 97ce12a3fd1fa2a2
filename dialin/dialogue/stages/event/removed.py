"""Staff have taken this caller out, or do not let them in any more; where they gave a reason, it is said once."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.leaving import EAR, take_leave
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Prompt, Turn, say
from dialin.dialogue.words.event import Removed

READY = {"loud": "removed.loud", "disturbing": "removed.disturbing", "seat": "removed.seat"}


@enters(Removed)
def enter(state: Removed, scene: Scene) -> Turn:
    return Turn(state, says=(_words(state, scene),), then=EAR)


def _words(state: Removed, scene: Scene) -> Prompt:
    if state.is_barred:
        return say("removed.barred")
    if state.reason in READY:
        return say("removed.ready", why=READY[state.reason])
    if not state.reason:
        return say("removed")
    written_in = "" if scene.event is None else scene.event.language
    return say("removed.reason", reason=state.reason, reason_language=written_in)


@hears(Removed)
def hear(state: Removed, heard: Input, scene: Scene) -> Turn:
    return take_leave(state, heard)
