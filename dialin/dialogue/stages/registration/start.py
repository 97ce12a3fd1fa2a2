"""What registering takes, with time to fetch pen and paper."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.registration import PrivacyNotice, RegistrationClosed, RegistrationStart

EAR = Listen(first=30)


@enters(RegistrationStart)
def enter(state: RegistrationStart, scene: Scene) -> Turn:
    if not scene.the_event.takes_registrations:
        return Turn(RegistrationClosed())
    return Turn(state, says=(say("reg.start"),), then=EAR)


@hears(RegistrationStart)
def hear(state: RegistrationStart, heard: Input, scene: Scene) -> Turn:
    if heard == Keys("1"):
        return Turn(PrivacyNotice())
    return climb(state, heard, scene, ear=EAR)
