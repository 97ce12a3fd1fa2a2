"""Which event it is and whether there is a seat; what registering takes, and for whom it is."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.registration import PrivacyNotice, RegistrationClosed, RegistrationStart

EAR = Listen(first=30)  # to fetch pen and paper


@enters(RegistrationStart)
def enter(state: RegistrationStart, scene: Scene) -> Turn:
    if not scene.the_event.takes_registrations:
        return Turn(RegistrationClosed())
    return Turn(state, says=(_words(state, scene),), then=EAR)


def _words(state: RegistrationStart, scene: Scene) -> Prompt:
    """Whoever accepts the waiting list has heard which event it is."""
    event = scene.the_event
    if state.draft.accepts_waiting:
        return say("reg.start_waiting")
    return say("reg.start", title=event.title, starts=event.starts)


@hears(RegistrationStart)
def hear(state: RegistrationStart, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1" | "2" as key):
            return Turn(PrivacyNotice(replace(state.draft, for_other=key == "2")))
        case _:
            return climb(state, heard, scene, ear=EAR)
