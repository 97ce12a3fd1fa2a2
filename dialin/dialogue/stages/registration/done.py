"""The end of a registration: when to call again, heard again with the hash key, then the goodbye."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.event import Goodbye
from dialin.dialogue.words.heard import Silence
from dialin.dialogue.words.registration import RegistrationDone


@enters(RegistrationDone)
def enter(state: RegistrationDone, scene: Scene) -> Turn:
    return Turn(state, says=(_words(state, scene),), then=Listen(first=8))


@hears(RegistrationDone)
def hear(state: RegistrationDone, heard: Input, scene: Scene) -> Turn:
    """A key has cut the words off, perhaps the last digit of a PIN: they are said again."""
    return Turn(Goodbye() if isinstance(heard, Silence) else state)


def _words(state: RegistrationDone, scene: Scene) -> Prompt:
    event = scene.the_event
    if state.draft.is_waiting:
        return say("reg.done_waiting", starts=event.starts, doors=event.doors, dial_in=scene.dialled)
    return say("reg.done", starts=event.starts, doors=event.doors, held=event.held, dial_in=scene.dialled)
