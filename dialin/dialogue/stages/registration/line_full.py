"""As many are registered from this line, or from all without a number, as may be: for more, a person is offered."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.registration import LineFull

EAR = Listen(first=10)


@enters(LineFull)
def enter(state: LineFull, scene: Scene) -> Turn:
    title = scene.the_event.title
    withheld, shown = say("reg.withheld_full", title=title), say("reg.line_full", count=state.count, title=title)
    return Turn(state, says=(withheld if scene.caller is None else shown,), then=EAR)


@hears(LineFull)
def hear(state: LineFull, heard: Input, scene: Scene) -> Turn:
    return climb(state, heard, scene, ear=EAR)
