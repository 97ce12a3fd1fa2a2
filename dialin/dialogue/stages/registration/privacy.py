"""What happens with the caller's data, in two layers, before any of it is asked for."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.registration import PrivacyNotice, VoiceConsent

EAR = Listen(first=10)


@enters(PrivacyNotice)
def enter(state: PrivacyNotice, scene: Scene) -> Turn:
    words = say("reg.privacy", city=scene.city or "", days=scene.days_kept)
    if state.more:
        words = say("reg.privacy_more", provider="", privacy_office=scene.privacy_office or scene.contact)
    return Turn(state, says=(words,), then=EAR)


@hears(PrivacyNotice)
def hear(state: PrivacyNotice, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(VoiceConsent(state.draft))
        case Keys("2") if not state.more:
            return Turn(PrivacyNotice(state.draft, more=True))
        case _:
            return climb(state, heard, scene, ear=EAR)
