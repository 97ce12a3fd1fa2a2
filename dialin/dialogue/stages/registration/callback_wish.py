"""Whether the attendee wants to be called when the event begins."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.registration import CallBackWish, Registering

EAR = Listen(first=10)


@enters(CallBackWish)
def enter(state: CallBackWish, scene: Scene) -> Turn:
    return Turn(state, says=(say("reg.callback_wish"),), then=EAR)


@hears(CallBackWish)
def hear(state: CallBackWish, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1" | "2" as key):
            return Turn(Registering(replace(state.draft, callback=key == "1")))
        case _:
            return climb(state, heard, scene, ear=EAR)
