"""The main menu outside the event's time: register, cancel, one's own seat; a PIN keyed right here is welcome."""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import RUNGS, climb
from dialin.dialogue.pin_digits import LONE, digits_of, hear_digits, obey
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys
from dialin.dialogue.words.line import EnterByLine, EventChoice, LanguageChosen, LineUnknown, MainMenu
from dialin.dialogue.words.pin import NOTHING_KEYED_FOR_SEAT
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinOfAnotherDay
from dialin.dialogue.words.seat import MySeat


@enters(MainMenu)
def enter(state: MainMenu, scene: Scene) -> Turn:
    """Who did not press anything may have a dial, and hears then what to do."""
    says = (say("menu.main"), say("menu.dial")) if state.misses else (say("menu.main"),)
    return Turn(state, says=says, then=_ear(scene))


@hears(MainMenu)
def hear(state: MainMenu, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return Turn(EventChoice())
        case Keys("2" | "4" as key):
            entry = replace(obey(state.entry, key), to_cancel=key == "2")
            return Turn(replace(state, entry=entry), then=EnterByLine(any_event=True))
        case Keys(key) if key in scene.languages:
            language, begun = scene.languages[key], obey(state.entry, key, former_language=scene.language)
            menu, tells = replace(state, entry=begun), (LanguageChosen(language),)
            return Turn(menu, says=(say("lang.set"),), tells=tells, language=language)
        case Keys(pressed) if digits_of(pressed):
            return _hear_digits(state, digits_of(pressed), scene)
        case PinAccepted(language=language) | PinOfAnotherDay(language=language):
            seat = MySeat(to_cancel=state.entry.to_cancel)
            return Turn(seat, language=scene.switch_to(language))
        case LineUnknown():
            return Turn(state.entry)
        case _:
            return climb(MainMenu(state.misses), heard, scene, ear=_ear(scene))


def _hear_digits(state: MainMenu, digits: str, scene: Scene) -> Turn:
    """A PIN, or the beginning of one, whose other digits are awaited without a word."""
    if len(digits) == 1 and state.entry.so_far in ("", digits):
        is_last = (state.misses + 1) % RUNGS == 0
        menu = MainMenu(state.misses, NOTHING_KEYED_FOR_SEAT if is_last else replace(state.entry, so_far=digits))
        return climb(menu, Keys(digits), scene, ear=_ear(scene))
    return hear_digits(state.entry, digits, scene)


def _ear(scene: Scene) -> Listen:
    return Listen(keys=scene.pin_length, first=8, between=LONE)
