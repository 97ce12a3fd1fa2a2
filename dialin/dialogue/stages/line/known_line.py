"""A line that is registered for a seat goes in without a PIN; who it belongs to is never said."""

from dataclasses import replace

from dialin.dialogue.arrival import place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.line import EnterByLine, KnownLine, LanguageChosen, LineUnknown
from dialin.dialogue.words.pin import CheckPin, PinEntry
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinOfAnotherDay
from dialin.dialogue.words.seat import SeatClaiming, TooEarly

BETWEEN = 1  # seconds after which a single key is taken for an answer and not for the beginning of a PIN


@enters(KnownLine)
def enter(state: KnownLine, scene: Scene) -> Turn:
    return Turn(state, says=(say("pin.known_line"),), then=_ear(scene))


@hears(KnownLine)
def hear(state: KnownLine, heard: Input, scene: Scene) -> Turn:
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
            place = SeatClaiming(admitted=True) if isinstance(place, SeatClaiming) else place
            return Turn(place, language=scene.switch_to(language))
        case PinOfAnotherDay(position=position):
            return Turn(TooEarly(other=True, position=position))
        case Keys("2") | LineUnknown():
            return Turn(PinEntry())
        case _:
            return Turn(state, then=replace(_ear(scene), at_once=True))


def _hear_digits(state: KnownLine, pressed: str, scene: Scene) -> Turn:
    """Whoever does not wait to be told keys the PIN all the same, perhaps another person's at this telephone."""
    digits = pressed.rpartition("*")[2].replace("#", "")
    if digits[:1] == "0":
        return to_person(state)
    if len(set(digits)) < 2:  # no PIN is so: an unsteady finger presses a key twice
        return hear(state, Keys(digits[0]), scene) if digits else Turn(state)
    if len(digits) >= scene.pin_length:
        return Turn(PinEntry(), then=CheckPin(digits[: scene.pin_length]))
    rest = Listen(keys=scene.pin_length - len(digits), first=12, between=6, speech=True, at_once=True)
    return Turn(PinEntry(so_far=digits), then=rest)


def _ear(scene: Scene) -> Listen:
    return Listen(keys=scene.pin_length, first=5, between=BETWEEN)
