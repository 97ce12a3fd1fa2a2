"""The star's menu: a key that follows at once acts; silence, another star or any other key leads back."""

from dataclasses import replace

from dialin.dialogue.arrival import minutes_until
from dialin.dialogue.inputs import Input, Keys, Silence
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import InRoom, Person, StarMenu, State, Waiting
from dialin.dialogue.tells import TroubleMet
from dialin.dialogue.turn import Listen, Prompt, Turn, say

OWN_KEYS = True


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, says=(say("star.menu_room"),), then=Listen(first=4, at_once=True))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, StarMenu)
    match heard:
        case Keys("5"):
            return Turn(state.back, says=_whereabouts(state.back, scene))
        case Keys("0"):
            return Turn(Person(back=state.back), tells=(TroubleMet("StarMenu"),))
        case Keys("#"):
            return Turn(state)
        case Keys("*") | Silence():
            return Turn(state.back)
        case Keys() if state.rounds == 0:
            return Turn(replace(state, rounds=1), then=Listen(first=4, at_once=True))
        case _:
            return Turn(state.back)


def _whereabouts(place: State, scene: Scene) -> tuple[Prompt, ...]:
    event = scene.the_event
    match place:
        case InRoom():
            return (say("status", title=event.title, hand="status.no_hand", ends=event.ends),)
        case Waiting(position=position):
            return (say("wait.news", position=position),)
        case _:
            minutes = minutes_until(scene)
            return (say("lobby.loop", city=scene.city or "", starts=event.starts, minutes=minutes),)
