"""A line that is registered for a seat goes in without a PIN; who it belongs to is never said."""

from dataclasses import replace

from dialin.dialogue.arrival import place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.ladders import to_person
from dialin.dialogue.pin_digits import LONE, SLOW, digits_of, hear_digits, is_pressed_again, lone, obey
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence
from dialin.dialogue.words.line import EnterByLine, KnownLine, LanguageChosen, LineUnknown
from dialin.dialogue.words.pin import PinEntry
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinOfAnotherDay
from dialin.dialogue.words.seat import SeatClaiming, TooEarly


@enters(KnownLine)
def enter(state: KnownLine, scene: Scene) -> Turn:
    ear = replace(_ear(scene), keeps_keys=bool(state.entry.acted))
    return Turn(state, says=(say("pin.known_line"),), then=ear)


@hears(KnownLine, own_keys=True)
def hear(state: KnownLine, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys(pressed) if lone(pressed) and not state.entry.so_far:
            return _hear_lone_key(state, lone(pressed), scene)
        case Keys(pressed) if digits_of(pressed):
            return hear_digits(state.entry, digits_of(pressed), scene)
        case Silence():
            return Turn(KnownLine(), then=EnterByLine())
        case PinAccepted(language=language, position=position):
            place = place_of(scene, position=position)
            place = SeatClaiming(admitted=True) if isinstance(place, SeatClaiming) else place
            return Turn(place, language=scene.switch_to(language))
        case PinOfAnotherDay(position=position):
            return Turn(TooEarly(other=True, position=position))
        case LineUnknown():
            return Turn(PinEntry())
        case _:
            return Turn(state, then=replace(_ear(scene), at_once=True))


def _hear_lone_key(state: KnownLine, key: str, scene: Scene) -> Turn:
    """Whoever does not wait to be told keys the PIN all the same, perhaps another person's at this telephone."""
    if is_pressed_again(state.entry, key, scene):
        return Turn(state, again=True)
    match key:
        case "0":
            return to_person(state)
        case "#":
            return Turn(state)
        case "1":
            return Turn(state, then=EnterByLine())
        case "2":
            return Turn(obey(state.entry, "2"))
        case _ if key in scene.languages:
            language, begun = scene.languages[key], obey(state.entry, key, former_language=scene.language)
            tells = (LanguageChosen(language),)
            return Turn(KnownLine(begun), says=(say("lang.set"),), tells=tells, language=language)
        case _:
            begun = replace(state.entry, so_far=digits_of(key))
            return Turn(KnownLine(begun), then=replace(_ear(scene), first=SLOW, at_once=True))


def _ear(scene: Scene) -> Listen:
    return Listen(keys=scene.pin_length, first=5, between=LONE)
