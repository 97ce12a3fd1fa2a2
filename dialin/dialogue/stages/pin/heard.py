"""A spoken PIN is read back; only a yes lets it count, a no offers the next reading."""

import re
from dataclasses import replace

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Listen, Turn, say
from dialin.dialogue.words.heard import Keys, Silence, Speech
from dialin.dialogue.words.help import Person, TroubleMet
from dialin.dialogue.words.pin import CheckPin, PinHeard

YES = {"ja", "jawohl", "genau", "richtig", "stimmt", "korrekt", "passt", "yes", "yeah", "right", "correct"}
NO = {"nein", "nee", "nicht", "no", "nope"}


@enters(PinHeard)
def enter(state: PinHeard, scene: Scene) -> Turn:
    return Turn(state, says=(say("pin.heard", digits=state.readings[0]),), then=Listen(first=8, speech=True))


@hears(PinHeard)
def hear(state: PinHeard, heard: Input, scene: Scene) -> Turn:
    match heard:
        case Keys("1"):
            return _check(state)
        case Keys("2"):
            return _next_reading(state)
        case Speech(words):
            said = set(re.findall(r"\w+", words.casefold()))
            if said & NO:
                return _next_reading(state)
            return _check(state) if said & YES else _ask_again(state)
        case Silence():
            return _ask_again(state)
        case _:
            return Turn(state, then=Listen(first=8, speech=True))


def _check(state: PinHeard) -> Turn:
    return Turn(state.entry, then=CheckPin(state.readings[0]))


def _next_reading(state: PinHeard) -> Turn:
    """A no is a slip like a mistyped PIN: whoever is not understood again and again reaches a person."""
    if len(state.readings) > 1:
        return Turn(replace(state, readings=state.readings[1:], silences=0))
    if state.entry.slips >= 2:
        return _to_person(state)
    return Turn(replace(state.entry, slips=state.entry.slips + 1))


def _ask_again(state: PinHeard) -> Turn:
    if state.silences >= 2:
        return _to_person(state)
    return Turn(replace(state, silences=state.silences + 1))


def _to_person(state: PinHeard) -> Turn:
    entry = replace(state.entry, so_far="", silences=0, slips=0, unknown=0, helped=True)
    return Turn(Person(back=entry), tells=(TroubleMet("PinHeard"),))
