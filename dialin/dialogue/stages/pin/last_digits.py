"""The end of the registered number, keyed or spoken beside the PIN, while PINs are being guessed."""

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

BETWEEN = 6  # seconds after which a 0 by itself is a person, and no digit


@enters(LastDigits)
def enter(state: LastDigits, scene: Scene) -> Turn:
    return _listen(state, say("pin.last_again") if state.misses else say("pin.last_digits"))


@hears(LastDigits, own_keys=True)  # in a number 0 is a digit; alone it still is a person
def hear(state: LastDigits, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("0") if not state.so_far:
            return lead_to_person(state.entry, helped=state.entry.helped)
        case Keys(pressed) if lone(pressed) == "#" and not state.so_far:
            return Turn(state)
        case Keys(pressed):
            kept = "" if "*" in pressed else state.so_far
            return _hear_digits(replace(state, so_far=kept + digits_of(pressed)))
        case Speech(words):
            said = hear_digits(words, language=scene.language, lengths=(ENDING - len(state.so_far),))
            return _hear_digits(replace(state, so_far=state.so_far + said[0])) if said else _miss(state)
        case Silence():
            return _miss(state)
        case _:
            return _listen(state)


def _hear_digits(state: LastDigits) -> Turn:
    if len(state.so_far) >= ENDING:
        return Turn(state.entry, then=CheckNumber(state.pin, state.so_far[:ENDING]))
    return _listen(state) if state.so_far else Turn(state)


def _miss(state: LastDigits) -> Turn:
    """Whoever does not know the number, or keys too little of it, is asked once more and then helped."""
    if state.misses:
        return lead_to_person(state.entry, "help.soon")
    return Turn(replace(state, so_far="", misses=1))


def _listen(state: LastDigits, *says: Prompt) -> Turn:
    """The number may have to be looked for; without words, a hand is in the middle of it."""
    ear = Listen(keys=ENDING - len(state.so_far), first=PATIENT, between=BETWEEN, speech=True)
    return Turn(state, says=says, then=ear if says else replace(ear, first=SLOW, at_once=True))
