"""The number of a registration: the line's own is noted without asking, another person's is keyed."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.help import NumberEntry
from dialin.dialogue.words.registration import NumberKnown, Registering


@enters(NumberKnown)
def enter(state: NumberKnown, scene: Scene) -> Turn:
    if state.draft.for_other:
        return Turn(NumberEntry(draft=state.draft))
    if scene.caller is None:
        return Turn(NumberEntry(draft=state.draft), says=(say("reg.number_withheld"),))
    return Turn(Registering(replace(state.draft, phone=scene.caller)), says=(say("reg.number_noted"),))


@hears(NumberKnown)
def hear(state: NumberKnown, heard: Input, scene: Scene) -> Turn:
    """Calls that were asked about it, in the version before, go on."""
    return Turn(state)
