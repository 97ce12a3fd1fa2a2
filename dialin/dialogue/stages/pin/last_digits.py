"""The end of the registered number, keyed or spoken beside the PIN, while PINs are being guessed.

Most people know their number by heart from its beginning on: the whole of it is as good.
"""

from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.pin_digits import SLOW, digits_of, lone
from dialin.dialogue.pin_ladders import PATIENT, lead_to_person
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Prompt, Turn, say
from dialin.dialogue.words.heard import Keys, Silence, Speech
from dialin.dialogue.words.pin import CheckNumber, LastDigits
from dialin.rules.pins.guessing import ENDING
from dialin.rules.spoken_digits import hear_digits

LONGEST = 20  # digits; no number has more
FEWEST = 2  # spoken digits that are a part of it; a single one may be any little word
BETWEEN = 3  # seconds after which what was keyed is taken for all of it
EAR = Listen(keys=LONGEST, first=PATIENT, between=BETWEEN, speech=True)


@enters(LastDigits)
def enter(state: LastDigits, scene: Scene) -> Turn:
    return _listen(state, say("pin.last_again") if state.misses else say("pin.last_digits"))


@hears(LastDigits, own_keys=True)  # in a number 0 is a digit; alone it still is a person
def hear(state: LastDigits, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys(pressed) if lone(pressed) == "#" and not state.so_far:
            return Turn(state)
        case Keys(pressed) if lone(pressed) == "0" == state.so_far:
            return _to_person(state)
        case Keys(pressed):
            kept = "" if "*" in pressed else state.so_far
            return _hear_digits(replace(state, so_far=kept + digits_of(pressed)))
        case Speech(words):
            lengths = range(1 if state.so_far else FEWEST, LONGEST + 1)
            said = hear_digits(words, language=scene.language, lengths=lengths)
            return _hear_digits(replace(state, so_far=state.so_far + said[0])) if said else _miss(state)
        case Silence() if lone(state.so_far) == "0":
            return _to_person(state)
        case Silence():
            return _miss(state)
        case _:
            return _listen(state)


def _hear_digits(state: LastDigits) -> Turn:
    if len(state.so_far) >= ENDING:
        return Turn(state.entry, then=CheckNumber(state.pin, state.so_far[-ENDING:]))
    if lone(state.so_far) == "0":  # of a number that begins so, the next digit may be on its way
        return Turn(state, says=(say("pin.zero"),), then=replace(EAR, first=BETWEEN, at_once=True))
    return _listen(state) if state.so_far else Turn(state)


def _to_person(state: LastDigits) -> Turn:
    return lead_to_person(state.entry, helped=state.entry.helped)


def _miss(state: LastDigits) -> Turn:
    """Whoever does not know the number, or keys too little of it, is asked once more and then helped."""
    if state.misses:
        return lead_to_person(state.entry, "help.soon")
    return Turn(replace(state, so_far="", misses=1))


def _listen(state: LastDigits, *says: Prompt) -> Turn:
    """The number may have to be looked for; without words, a hand is in the middle of it."""
    return Turn(state, says=says, then=EAR if says else replace(EAR, first=SLOW, at_once=True))
