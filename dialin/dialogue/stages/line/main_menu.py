"""The main menu outside the event's time: register, one's own seat, a person; a PIN keyed right here is welcome."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import climb, to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.line import EnterByLine, EventChoice, LanguageChosen, LineUnknown, MainMenu
from dialin.dialogue.words.pin import CheckPin, PinEntry
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinOfAnotherDay
from dialin.dialogue.words.seat import MySeat

BETWEEN = 1  # seconds after which a single key is taken for a choice and not for the beginning of a PIN


@enters(MainMenu)
def enter(state: MainMenu, scene: Scene) -> Turn:
    return Turn(state, says=(say("menu.main"),), then=_ear(scene))


@hears(MainMenu)
def hear(state: MainMenu, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys(pressed) if len(set(pressed)) > 1:
            return _hear_digits(state, pressed, scene)
        case Keys(pressed):  # an unsteady finger presses a key twice
            return _hear_key(state, pressed[0], scene)
        case PinAccepted(language=language) | PinOfAnotherDay(language=language):
            return Turn(MySeat(), language=scene.switch_to(language))
        case LineUnknown():
            return Turn(PinEntry(for_seat=True))
        case _:
            return climb(state, heard, scene, ear=_ear(scene))


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
            return climb(state, Keys(key), scene, ear=_ear(scene))


def _hear_digits(state: MainMenu, pressed: str, scene: Scene) -> Turn:
    """A PIN, or the beginning of one, whose other digits are awaited without a word."""
    digits = pressed.rpartition("*")[2].replace("#", "")
    if len(set(digits)) < 2 or digits[0] == "0":  # no PIN begins so
        return _hear_key(state, (digits or "#")[0], scene)
    if len(digits) >= scene.pin_length or len(digits) == 6:  # a shorter event's PIN, too
        return Turn(PinEntry(for_seat=True), then=CheckPin(digits[: scene.pin_length]))
    rest = Listen(keys=scene.pin_length - len(digits), first=12, between=6, speech=True, at_once=True)
    return Turn(PinEntry(so_far=digits, for_seat=True), then=rest)


def _ear(scene: Scene) -> Listen:
    return Listen(keys=scene.pin_length, first=8, between=BETWEEN)
