"""Before anything is asked: a second person on this line, what registering takes, privacy, and consent to record."""

from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.ladders import RUNGS, climb, let_go, to_person
from dialin.dialogue.menu.drafts import Draft
from dialin.dialogue.menu.states import (
    MainMenu,
    PrivacyNotice,
    RegistrationClosed,
    RegistrationStart,
    SpokenDetail,
    TwinQuestion,
    VoiceConsent,
)
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import State
from dialin.dialogue.tells import ConsentGiven
from dialin.dialogue.turn import Listen, Turn, say
from dialin.rules.retention import DAYS_KEPT

EAR, LONG_EAR = Listen(first=10), Listen(first=30)  # pen and paper have to be fetched


def enter(state: State, scene: Scene) -> Turn:
    match state:
        case TwinQuestion():
            return Turn(state, says=(say("reg.duplicate"),), then=EAR)
        case RegistrationStart() if not scene.the_event.takes_registrations:
            return Turn(RegistrationClosed())
        case RegistrationStart():
            return Turn(state, says=(say("reg.start"),), then=LONG_EAR)
        case PrivacyNotice(more=True):
            office = scene.privacy_office or scene.contact
            return Turn(state, says=(say("reg.privacy_more", privacy_office=office),), then=EAR)
        case PrivacyNotice():
            words = say("reg.privacy", city=scene.city or "", provider="", days=DAYS_KEPT, office=scene.contact)
            return Turn(state, says=(words,), then=EAR)
        case _:
            return Turn(state, says=(say("reg.rec_consent"),), then=EAR)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    match state, heard:
        case TwinQuestion(), Keys("1"):
            return Turn(RegistrationStart())
        case TwinQuestion(), Keys("2"):
            return Turn(MainMenu(pin_length=scene.the_event.pin_length))
        case RegistrationStart(), Keys("1"):
            return Turn(PrivacyNotice())
        case PrivacyNotice(more=False), Keys("2"):
            return Turn(PrivacyNotice(more=True))
        case PrivacyNotice(), Keys("1"):
            return Turn(VoiceConsent())
        case VoiceConsent(), Keys("1"):
            return Turn(SpokenDetail("name", Draft()), tells=(ConsentGiven("reg.rec_consent"),))
        case VoiceConsent(), Silence():  # nobody is recorded, or asked again and again, for keeping silent
            return let_go(scene) if state.misses >= RUNGS else to_person(VoiceConsent(misses=RUNGS))
        case _:
            return climb(state, heard, scene, ear=LONG_EAR if isinstance(state, RegistrationStart) else EAR)
