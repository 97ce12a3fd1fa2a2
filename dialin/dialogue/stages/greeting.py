"""The first words: who is speaking, and English for those who want it."""

from dialin.dialogue.asks import FindEvents
from dialin.dialogue.inputs import EventsFound, Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import Greeting, PinEntry, State
from dialin.dialogue.turn import Turn, say


def enter(state: State, scene: Scene) -> Turn:
    return Turn(state, then=FindEvents())


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    if isinstance(heard, EventsFound):
        greeting = "greet.window" if heard.in_window else "greet.outside"
        pin = PinEntry(length=heard.pin_length, in_window=heard.in_window)
        return Turn(pin, says=(say(greeting, city=scene.city or ""),))
    return Turn(Greeting())
