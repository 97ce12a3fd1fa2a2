"""A line that is registered for a seat goes in without a PIN; who it belongs to is never said."""

from dialin.dialogue.arrival import place_of
from dialin.dialogue.inputs import Input, Keys, PinAccepted, PinOfAnotherDay, Silence
from dialin.dialogue.menu_asks import EnterByLine
from dialin.dialogue.menu_outcomes import LineUnknown
from dialin.dialogue.menu_states import KnownLine
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import PinEntry, SeatConfirmed, State, TooEarly
from dialin.dialogue.tells import LanguageChosen
from dialin.dialogue.turn import Listen, Turn, say


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, says=(say("pin.known_line"),), then=Listen(first=5))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, KnownLine)
    match heard:
        case Keys("1") | Silence():
            return Turn(state, then=EnterByLine())
        case Keys(key) if key in scene.languages:
            language = scene.languages[key]
            return Turn(state, says=(say("lang.set"),), tells=(LanguageChosen(language),), language=language)
        case PinAccepted(language=language, position=position):
            place = place_of(scene, position=position)
            place = SeatConfirmed(admitted=True) if isinstance(place, SeatConfirmed) else place
            return Turn(place, language=language if language != scene.language else None)
        case PinOfAnotherDay(position=position):
            return Turn(TooEarly(other=state.in_window, position=position))
        case Keys("2") | LineUnknown():
            return Turn(PinEntry(length=state.pin_length, in_window=state.in_window))
        case _:
            return Turn(state, then=Listen(first=5, at_once=True))
