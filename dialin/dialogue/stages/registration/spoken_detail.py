"""A name is spoken after the tone and recorded, with the consent that was given before."""

from dataclasses import replace

from dialin.dialogue.exchange import Input, Tell
from dialin.dialogue.ladders import let_go, to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Prompt, RecordVoice, Turn, say
from dialin.dialogue.words.heard import Recorded, Silence
from dialin.dialogue.words.recording import DetailDiscarded, DetailRecorded
from dialin.dialogue.words.registration import DetailReview, SpokenDetail

SHORTEST = 1  # seconds; a shorter sound is a breath, no name
MOST_TRIES = 3


@enters(SpokenDetail)
def enter(state: SpokenDetail, scene: Scene) -> Turn:
    return Turn(state, says=(say("q.short") if state.tries else _words(state),), then=RecordVoice(longest=60))


def _words(state: SpokenDetail) -> Prompt:
    if state.of_contact:
        return say("reg.name_contact")
    return say("reg.name_other") if state.draft.for_other else say("reg.name")


@hears(SpokenDetail)
def hear(state: SpokenDetail, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Recorded(hung_up=True):
            return Turn(state, tells=_unwanted(state, heard))
        case Recorded(key="0"):
            return to_person(state).after(Turn(state, tells=_unwanted(state, heard)))
        case Recorded() if heard.spoken < SHORTEST:
            return _try_again(state, scene, *_unwanted(state, heard))
        case Recorded(sid):
            review = DetailReview(state.draft, sid, of_contact=state.of_contact)
            return Turn(review, tells=(_recorded(state, heard),))
        case Silence():
            return _try_again(state, scene)
        case _:
            return Turn(state)


def _unwanted(state: SpokenDetail, heard: Recorded) -> tuple[Tell, ...]:
    return _recorded(state, heard), DetailDiscarded(heard.sid)


def _recorded(state: SpokenDetail, heard: Recorded) -> DetailRecorded:
    return DetailRecorded(heard.sid, heard.seconds, "contact" if state.of_contact else "name")


def _try_again(state: SpokenDetail, scene: Scene, *tells: Tell) -> Turn:
    if state.tries + 1 >= MOST_TRIES:
        helper = let_go(scene) if state.helped else to_person(replace(state, tries=0, helped=True))
        return helper.after(Turn(state, tells=tells))
    return Turn(replace(state, tries=state.tries + 1), tells=tells)
