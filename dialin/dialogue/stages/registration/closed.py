"""The deadline is over: said with it when the office can be reached, and a call about the next event offered."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.help import CallBackNumber
from dialin.dialogue.words.registration import RegistrationClosed

EAR = Listen(first=8)


@enters(RegistrationClosed)
def enter(state: RegistrationClosed, scene: Scene) -> Turn:
    deadline = scene.the_event.closes or scene.the_event.starts
    words = say("reg.deadline", deadline=deadline)
    if scene.office is not None and not scene.office_is_open:
        words = say("reg.closed", deadline=deadline, hours=scene.hours, office=scene.office)
    return Turn(state, says=(words,), then=EAR)


@hears(RegistrationClosed)
def hear(state: RegistrationClosed, heard: Input, scene: Scene) -> Turn:
    if heard == Keys("1"):
        return Turn(CallBackNumber(back=state))
    return climb(state, heard, scene, ear=EAR)
