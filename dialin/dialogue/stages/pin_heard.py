"""A spoken PIN is read back; only a yes lets it count, a no offers the next reading."""

from dataclasses import replace

from dialin.dialogue.asks import CheckPin
from dialin.dialogue.inputs import Input, Keys, Silence, Speech
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import Person, PinEntry, PinHeard, State
from dialin.dialogue.tells import TroubleMet
from dialin.dialogue.turn import Listen, Turn, say

YES = {"ja", "jawohl", "genau", "richtig", "stimmt", "yes", "yeah", "right", "correct"}
NO = {"nein", "nee", "nicht", "no", "nope"}


def enter(state: State, scene: Scene) -> Turn:
    assert isinstance(state, PinHeard)
    return Turn(state, says=(say("pin.heard", digits=state.readings[0]),), then=Listen(first=8, speech=True))


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    assert isinstance(state, PinHeard)
    entry = PinEntry(length=state.length, in_window=state.in_window)
    match heard:
        case Keys("1"):
            return Turn(entry, then=CheckPin(state.readings[0]))
        case Keys("2"):
            return _next_reading(state, entry)
        case Speech(words):
            said = set(words.casefold().replace(",", " ").replace(".", " ").split())
            if said & NO:
                return _next_reading(state, entry)
            if said & YES:
                return Turn(entry, then=CheckPin(state.readings[0]))
            return _ask_again(state, entry)
        case Silence():
            return _ask_again(state, entry)
        case _:
            return Turn(state, then=Listen(first=8, speech=True))


def _next_reading(state: PinHeard, entry: PinEntry) -> Turn:
    if len(state.readings) > 1:
        return Turn(replace(state, readings=state.readings[1:]))
    return Turn(entry)


def _ask_again(state: PinHeard, entry: PinEntry) -> Turn:
    if state.silences >= 2:
        return Turn(Person(back=replace(entry, helped=True)), tells=(TroubleMet("PinHeard"),))
    return Turn(replace(state, silences=state.silences + 1))
