"""May the caller's voice be recorded to register? Only the key 1 is a yes."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import RUNGS, climb, let_go, to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.recording import ConsentGiven
from dialin.dialogue.words.registration import SpokenDetail, VoiceConsent

PROMPT = "reg.rec_consent"
EAR = Listen(first=10)


@enters(VoiceConsent)
def enter(state: VoiceConsent, scene: Scene) -> Turn:
    return Turn(state, says=(say("reg.rec_consent"),), then=EAR)


@hears(VoiceConsent)
def hear(state: VoiceConsent, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(SpokenDetail(state.draft), tells=(ConsentGiven(PROMPT),))
        case Silence():  # nobody is recorded, or asked again and again, for keeping silent
            return let_go(scene) if state.misses >= RUNGS else to_person(replace(state, misses=RUNGS))
        case _:
            return climb(state, heard, scene, ear=EAR)
