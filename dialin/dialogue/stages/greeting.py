"""The first words: who is speaking, and another language for those who want it."""

from dialin.dialogue.inputs import Called, Input
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import PinEntry, State
from dialin.dialogue.turn import Turn, say


def enter(state: State, scene: Scene) -> Turn:
    return _greet(Called(), scene)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    return _greet(heard if isinstance(heard, Called) else Called(), scene)


def _greet(called: Called, scene: Scene) -> Turn:
    words = say("greet.window" if called.in_window else "greet.outside", city=scene.city or "")
    return Turn(PinEntry(length=called.pin_length, in_window=called.in_window), says=(words,))
