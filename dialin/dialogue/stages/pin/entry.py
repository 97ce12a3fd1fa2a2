"""The caller keys or speaks the PIN; slips, silence and unknown numbers climb ladders that end at a person."""

from dataclasses import replace

from dialin.dialogue.arrival import place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.pin_ladders import hear_nothing, lead_to_person, listen, not_found, slipped, stopped_short
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.event import Removed
from dialin.dialogue.words.heard import Keys, Silence, Speech
from dialin.dialogue.words.line import LanguageChosen
from dialin.dialogue.words.pin import CheckPin, PinEntry, PinHeard, ResolvePin
from dialin.dialogue.words.pin_outcomes import (
    PinAccepted,
    PinBarred,
    PinMistyped,
    PinNotChecked,
    PinOfAnotherDay,
    PinResolved,
    PinUnknown,
    PinWithdrawn,
)
from dialin.dialogue.words.seat import MySeat, SeatCancelled, TooEarly
from dialin.rules.damm import is_wellformed
from dialin.rules.spoken_digits import hear_digits

LENGTHS = (6, 8)  # digits of a PIN
FEWEST = 2  # spoken digits that are a part of one; a single one may be any little word


@enters(PinEntry)
def enter(state: PinEntry, scene: Scene) -> Turn:
    return listen(state, scene, say("pin.ask", length=scene.pin_length))


@hears(PinEntry, own_keys=True)
def hear(state: PinEntry, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys(pressed):
            return _hear_keys(state, pressed, scene)
        case Speech(words):
            return _hear_words(state, words, scene)
        case PinResolved(readings):
            return Turn(PinHeard(readings, entry=replace(state, so_far="", silences=0)))
        case Silence():
            return hear_nothing(state, scene)
        case _:
            return _hear_outcome(state, heard, scene)


def _hear_outcome(state: PinEntry, heard: Input, scene: Scene) -> Turn:
    match heard:
        case PinAccepted(language=language) | PinOfAnotherDay(language=language) if state.for_seat:
            return Turn(MySeat(), language=scene.switch_to(language))
        case PinAccepted(language=language, position=position):
            return Turn(place_of(scene, position=position), language=scene.switch_to(language))
        case PinOfAnotherDay(language=language, position=position):
            early = TooEarly(other=True, position=position)
            return Turn(early, language=scene.switch_to(language))
        case PinWithdrawn(language=language):
            return Turn(SeatCancelled(), language=scene.switch_to(language))
        case PinBarred(language, reason):
            return Turn(Removed(reason=reason), language=scene.switch_to(language))
        case PinMistyped(digits):
            return slipped(state, digits, scene)
        case PinUnknown(digits):
            return not_found(state, digits, scene)
        case PinNotChecked():
            return lead_to_person(state, "limit.slow")
        case _:
            return Turn(state)


def _hear_keys(state: PinEntry, pressed: str, scene: Scene) -> Turn:
    length = scene.pin_length
    if not state.so_far and pressed[:1] == "0":
        return lead_to_person(state, helped=state.helped)
    if not state.so_far and pressed in scene.languages:
        language = scene.languages[pressed]
        turn = Turn(state, says=(say("lang.set"),), tells=(LanguageChosen(language),), language=language)
        return listen(state, scene, say("pin.ask", length=length)).after(turn)
    if not state.so_far and not pressed.strip("#"):
        return listen(state, scene, say("pin.ask", length=length))
    _before, star, after = pressed.rpartition("*")
    digits = (after if star else state.so_far + pressed).replace("#", "")
    if len(digits) >= length:
        return Turn(replace(state, so_far="", silences=0), then=CheckPin(digits[:length]))
    if star and not digits:
        return listen(replace(state, so_far="", silences=0), scene, say("pin.cleared", length=length))
    if len(state.so_far + pressed) >= length:
        # A star or hash took up room in the entry: wait for the missing digits without speaking into the typing.
        return listen(replace(state, so_far=digits), scene)
    return stopped_short(state, digits, scene)


def _hear_words(state: PinEntry, words: str, scene: Scene) -> Turn:
    """A PIN is said as it is printed, in two halves; after the pause between them the second may come by itself."""
    readings = hear_digits(words, language=scene.language, lengths=LENGTHS)
    if not readings and state.so_far:
        missing = [length - len(state.so_far) for length in LENGTHS if length > len(state.so_far)]
        rest = hear_digits(words, language=scene.language, lengths=missing)
        readings = tuple(state.so_far + more for more in rest)
    parts = () if readings else hear_digits(words, language=scene.language, lengths=range(FEWEST, scene.pin_length))
    if parts and len(state.so_far + parts[0]) < scene.pin_length:
        return listen(replace(state, so_far=state.so_far + parts[0]), scene)
    wellformed = tuple(reading for reading in readings if is_wellformed(reading))
    if wellformed:
        return Turn(state, then=ResolvePin(wellformed))
    return slipped(state, readings[0], scene) if readings else hear_nothing(state, scene)
