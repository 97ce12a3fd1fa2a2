"""A line that is registered for a seat goes in without a PIN; who it belongs to is never said."""

from dataclasses import replace

from dialin.dialogue.arrival import place_of
from dialin.dialogue.asks import CheckPin
from dialin.dialogue.inputs import Input, Keys, PinAccepted, PinOfAnotherDay, Silence
from dialin.dialogue.ladders import to_person
from dialin.dialogue.menu.asks import EnterByLine
from dialin.dialogue.menu.outcomes import LineUnknown
from dialin.dialogue.menu.states import KnownLine
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import PinEntry, SeatConfirmed, State, TooEarly
from dialin.dialogue.tells import LanguageChosen
from dialin.dialogue.turn import Listen, Turn, say

BETWEEN = 1  # seconds after which a single key is taken for an answer and not for the beginning of a PIN


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, KnownLine)
    return Turn(state, says=(say("pin.known_line"),), then=_ear(state))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, KnownLine)
    match heard:
        case Keys(pressed) if len(pressed) > 1:
            return _hear_digits(state, pressed, scene)
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
            return Turn(_pin_entry(state))
        case _:
            return Turn(state, then=replace(_ear(state), at_once=True))


def _hear_digits(state: KnownLine, pressed: str, scene: Scene) -> Turn:
    """Whoever does not wait to be told keys the PIN all the same, perhaps another person's at this telephone."""
    digits = pressed.rpartition("*")[2].replace("#", "")
    if digits[:1] == "0":
        return to_person(state)
    if len(set(digits)) < 2:  # no PIN is so: an unsteady finger presses a key twice
        return hear(state, Keys(digits[0]), scene) if digits else Turn(state)
    if len(digits) >= state.pin_length:
        return Turn(_pin_entry(state), then=CheckPin(digits[: state.pin_length]))
    rest = Listen(keys=state.pin_length - len(digits), first=12, between=6, speech=True, at_once=True)
    return Turn(replace(_pin_entry(state), so_far=digits), then=rest)


def _pin_entry(state: KnownLine) -> PinEntry:
    return PinEntry(length=state.pin_length, in_window=state.in_window)


def _ear(state: KnownLine) -> Listen:
    return Listen(keys=state.pin_length, first=5, between=BETWEEN)
