"""The main menu outside the event's time: register, one's own seat, a person."""

from dialin.dialogue.inputs import Input, Keys, PinAccepted, PinOfAnotherDay
from dialin.dialogue.ladders import climb
from dialin.dialogue.menu_asks import EnterByLine
from dialin.dialogue.menu_outcomes import LineUnknown
from dialin.dialogue.menu_states import EventChoice, MainMenu, MySeat
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import PinEntry, State
from dialin.dialogue.tells import LanguageChosen
from dialin.dialogue.turn import Listen, Turn, say

EAR = Listen(first=8)


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, says=(say("menu.main"),), then=EAR)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, MainMenu)
    match heard:
        case Keys("1"):
            return Turn(EventChoice())
        case Keys("2"):
            return Turn(state, then=EnterByLine())
        case Keys(key) if key in scene.languages:
            language = scene.languages[key]
            return Turn(state, says=(say("lang.set"),), tells=(LanguageChosen(language),), language=language)
        case PinAccepted(language=language) | PinOfAnotherDay(language=language):
            return Turn(MySeat(), language=language if language != scene.language else None)
        case LineUnknown():
            return Turn(PinEntry(length=state.pin_length, in_window=False, for_seat=True))
        case _:
            return climb(state, heard, scene, ear=EAR)
