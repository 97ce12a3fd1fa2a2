"""The main menu outside the event's time: register, one's own seat, a person; a PIN keyed right here is welcome."""

from dialin.dialogue.asks import CheckPin
from dialin.dialogue.inputs import Input, Keys, PinAccepted, PinOfAnotherDay
from dialin.dialogue.ladders import climb, to_person
from dialin.dialogue.menu.asks import EnterByLine
from dialin.dialogue.menu.outcomes import LineUnknown
from dialin.dialogue.menu.states import EventChoice, MainMenu, MySeat
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import PinEntry, State
from dialin.dialogue.tells import LanguageChosen
from dialin.dialogue.turn import Listen, Turn, say

BETWEEN = 1  # seconds after which a single key is taken for a choice and not for the beginning of a PIN


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, MainMenu)
    return Turn(state, says=(say("menu.main"),), then=_ear(state))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, MainMenu)
    match heard:
        case Keys(pressed) if len(set(pressed)) > 1:
            return _hear_digits(state, pressed, scene)
        case Keys(pressed):  # an unsteady finger presses a key twice
            return _hear_key(state, pressed[0], scene)
        case PinAccepted(language=language) | PinOfAnotherDay(language=language):
            return Turn(MySeat(), language=language if language != scene.language else None)
        case LineUnknown():
            return Turn(_pin_entry(state))
        case _:
            return climb(state, heard, scene, ear=_ear(state))


def _hear_key(state: MainMenu, key: str, scene: Scene) -> Turn:
    match key:
        case "0":
            return to_person(state)
        case "#":
            return Turn(state)
        case "1":
            return Turn(EventChoice())
        case "2":
            return Turn(state, then=EnterByLine(any_event=True))
        case _ if key in scene.languages:
            language = scene.languages[key]
            return Turn(state, says=(say("lang.set"),), tells=(LanguageChosen(language),), language=language)
        case _:
            return climb(state, Keys(key), scene, ear=_ear(state))


def _hear_digits(state: MainMenu, pressed: str, scene: Scene) -> Turn:
    """A PIN, or the beginning of one, whose other digits are awaited without a word."""
    digits = pressed.rpartition("*")[2].replace("#", "")
    if len(set(digits)) < 2 or digits[0] == "0":  # no PIN begins so
        return _hear_key(state, (digits or "#")[0], scene)
    if len(digits) >= state.pin_length or len(digits) == 6:  # a shorter event's PIN, too
        return Turn(_pin_entry(state), then=CheckPin(digits[: state.pin_length]))
    rest = Listen(keys=state.pin_length - len(digits), first=12, between=6, speech=True, at_once=True)
    return Turn(_pin_entry(state, so_far=digits), then=rest)


def _pin_entry(state: MainMenu, *, so_far: str = "") -> PinEntry:
    return PinEntry(length=state.pin_length, so_far=so_far, in_window=False, for_seat=True)


def _ear(state: MainMenu) -> Listen:
    return Listen(keys=state.pin_length, first=8, between=BETWEEN)
