"""The caller keys or speaks the PIN; slips, silence and unknown numbers climb ladders that end at a person."""

from dataclasses import replace

from dialin.dialogue.arrival import place_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.pin_digits import (
    LENGTHS,
    anew,
    ask,
    ask_while_keying,
    await_more,
    blank,
    digits_of,
    has_stopped,
    hear_digits,
    is_pressed_again,
    lone,
    obey,
)
from dialin.dialogue.pin_ladders import hear_nothing, lead_to_person, not_found, slipped, unmatched
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.event import Goodbye, Removed
from dialin.dialogue.words.heard import Keys, Silence, Speech
from dialin.dialogue.words.line import LanguageChosen
from dialin.dialogue.words.pin import LastDigits, PinEntry, PinHeard
from dialin.dialogue.words.pin_outcomes import (
    PinAccepted,
    PinBarred,
    PinMistyped,
    PinNotChecked,
    PinNumberWanted,
    PinOfAnotherDay,
    PinOfTest,
    PinUnknown,
    PinUnmatched,
    PinWithdrawn,
)
from dialin.dialogue.words.seat import MySeat, SeatCancelled, TooEarly
from dialin.rules.pins.damm import is_wellformed
from dialin.rules.spoken_digits import hear_digits as hear_spoken

FEWEST = 2  # spoken digits that are a part of one; a single one may be any little word
MOST_READINGS = 3  # of what was spoken, that are read back
LEFT_FOR_A_DIGIT = 8  # seconds after the words that announce a person


@enters(PinEntry)
def enter(state: PinEntry, scene: Scene) -> Turn:
    return ask(state, scene, _question(state, scene))


def _question(state: PinEntry, scene: Scene) -> Prompt:
    return say("cancel.pin") if state.to_cancel else say("pin.ask", length=scene.pin_length)


@hears(PinEntry, own_keys=True)
def hear(state: PinEntry, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys(pressed):
            return _hear_keys(state, pressed, scene)
        case Speech(words):
            return _hear_words(state, words, scene)
        case Silence():
            return hear_nothing(state, scene)
        case _:
            return _hear_outcome(state, heard, scene)


def _hear_outcome(state: PinEntry, heard: Input, scene: Scene) -> Turn:
    match heard:
        case PinAccepted(language=language) | PinOfAnotherDay(language=language) if state.for_seat:
            return Turn(MySeat(to_cancel=state.to_cancel), language=scene.switch_to(language))
        case PinAccepted(language=language, position=position):
            return Turn(place_of(scene, position=position), language=scene.switch_to(language))
        case PinOfAnotherDay(language=language, position=position):
            early = TooEarly(other=True, position=position)
            return Turn(early, language=scene.switch_to(language))
        case PinWithdrawn(language=language):
            return Turn(SeatCancelled(), language=scene.switch_to(language))
        case PinBarred(language=language):
            return Turn(Removed(is_barred=True), language=scene.switch_to(language))
        case PinOfTest():
            return Turn(Goodbye(), says=(say("test.passed"),))
        case _:
            return _hear_refusal(state, heard, scene)


def _hear_refusal(state: PinEntry, heard: Input, scene: Scene) -> Turn:
    match heard:
        case PinMistyped(digits):
            return slipped(state, digits, scene)
        case PinUnknown(digits):
            return not_found(state, digits, scene)
        case PinNumberWanted(digits):
            return Turn(LastDigits(digits, entry=blank(state)))
        case PinUnmatched(digits, ending):
            return unmatched(state, digits, ending, scene)
        case PinNotChecked():
            return lead_to_person(state, "limit.slow")
        case _:
            return Turn(state)


def _hear_keys(state: PinEntry, pressed: str, scene: Scene) -> Turn:
    """Once a PIN is begun, keys of the menu are digits of it."""
    if not state.so_far and (lone(pressed) == "#" or is_pressed_again(state, pressed, scene)):
        return _again(state, scene)
    if not state.so_far and not state.before and lone(pressed):
        return _hear_lone_key(state, lone(pressed), scene)
    if state.acted and state.so_far == "0" and lone(pressed) == "0":
        return lead_to_person(state, helped=state.helped)
    _before, star, digits = pressed.rpartition("*")
    state = blank(state) if star else state
    if star and not digits.strip("#"):
        return ask_while_keying(state, scene, say("pin.cleared", length=scene.pin_length))
    turn = hear_digits(state, digits_of(digits), scene)
    if not isinstance(turn.state, PinEntry) or not isinstance(turn.then, Listen):
        return turn
    return hear_nothing(turn.state, scene) if has_stopped(state, pressed, scene) else turn


def _hear_lone_key(state: PinEntry, key: str, scene: Scene) -> Turn:
    match key:
        case "0" if state.acted:
            # A slow hand may be keying a PIN whose first digit was obeyed: there is time for the next one.
            return ask(replace(state, so_far="0"), scene, say("pin.zero"), first=LEFT_FOR_A_DIGIT, at_once=True)
        case "0":
            return lead_to_person(state, helped=state.helped)
        case "*":
            words = "pin.keys_heard" if state.silences else "pin.cleared"
            return ask_while_keying(blank(state), scene, say(words, length=scene.pin_length))
        case _ if key in scene.languages:
            language, begun = scene.languages[key], obey(state, key, former_language=scene.language)
            turn = Turn(begun, says=(say("lang.set"),), tells=(LanguageChosen(language),), language=language)
            return ask(begun, scene, _question(begun, scene)).after(turn)
        case _:
            return hear_digits(state, key, scene)


def _again(state: PinEntry, scene: Scene) -> Turn:
    """The last words, also where the hash only ended an entry that did not count: they are not lost."""
    return replace(ask(state, scene, _question(state, scene)), again=True)


def _hear_words(state: PinEntry, words: str, scene: Scene) -> Turn:
    """A PIN is said as it is printed, in two halves; after the pause between them the second may come by itself.

    The likeliest readings are read back, whether they are anybody's or not: else whoever spoke could learn which are.
    """
    known = state.before + anew(state)
    readings = hear_spoken(words, language=scene.language, lengths=LENGTHS)
    if not readings and known:
        missing = [length - len(known) for length in LENGTHS if length > len(known)]
        rest = hear_spoken(words, language=scene.language, lengths=missing)
        readings = tuple(known + more for more in rest)
    parts = () if readings else hear_spoken(words, language=scene.language, lengths=range(FEWEST, scene.pin_length))
    if parts and len(known + parts[0]) < scene.pin_length:
        return await_more(replace(state, so_far=anew(state) + parts[0]), scene)
    wellformed = tuple(reading for reading in readings if is_wellformed(reading))
    if wellformed:
        return Turn(PinHeard(wellformed[:MOST_READINGS], entry=blank(state)))
    return slipped(state, readings[0], scene) if readings else hear_nothing(state, scene)
