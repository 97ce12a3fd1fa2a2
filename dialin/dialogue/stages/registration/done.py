"""The end of a registration: when to call which number, heard again with the hash key, then the goodbye."""

from datetime import timedelta

from dialin.dialogue.inputs import Input, Silence
from dialin.dialogue.menu.states import RegistrationDone
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import Goodbye, State
from dialin.dialogue.turn import Listen, Prompt, Turn, say

CALLED_FROM = timedelta(minutes=10)  # before the start, so that everybody who is called is in when it begins


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, RegistrationDone)
    return Turn(state, says=(_words(state, scene),), then=Listen(first=8))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    if isinstance(heard, Silence):
        return Turn(Goodbye())
    return Turn(state, then=Listen(first=8, at_once=True))


def _words(state: RegistrationDone, scene: Scene) -> Prompt:
    event = scene.the_event
    dial_in = event.number or scene.dialled
    if state.draft.is_waiting:
        return say("reg.done_waiting", starts=event.starts, doors=event.doors, dial_in=dial_in)
    if state.draft.callback:
        earliest = event.starts - CALLED_FROM
        return say("reg.done_callback", starts=event.starts, earliest=earliest, latest=event.starts, dial_in=dial_in)
    return say("reg.done", starts=event.starts, doors=event.doors, dial_in=dial_in)
