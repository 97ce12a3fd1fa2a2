"""The last words of every call."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import HangUp, Turn, say
from dialin.dialogue.words.event import Goodbye


@enters(Goodbye)
def enter(state: Goodbye, scene: Scene) -> Turn:
    words = say("bye.normal") if scene.order is None else say("bye.out")
    if state.promised:
        words = say("bye.promise", number=scene.caller or "")
    elif state.unheard:
        words = say("bye.no_input")
    return Turn(state, says=(words,), then=HangUp())


@hears(Goodbye)
def hear(state: Goodbye, heard: Input, scene: Scene) -> Turn:
    return Turn(state, then=HangUp())
