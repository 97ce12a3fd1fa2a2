"""The first words: who is speaking, and another language for those who want it."""

from dialin.dialogue.inputs import Called, Input
from dialin.dialogue.menu.states import KnownLine, MainMenu
from dialin.dialogue.scene import Scene
from dialin.dialogue.states import PinEntry, State
from dialin.dialogue.turn import Turn, say


def enter(state: State, scene: Scene) -> Turn:
    return _greet(Called(), scene)


def hear(state: State, heard: Input, scene: Scene) -> Turn:
    return _greet(heard if isinstance(heard, Called) else Called(), scene)


def _greet(called: Called, scene: Scene) -> Turn:
    words = say("greet.window" if called.in_window else "greet.outside", city=scene.city or "")
    return Turn(_first_stage(called), says=(words,))


def _first_stage(called: Called) -> State:
    if not called.in_window:
        return MainMenu(pin_length=called.pin_length)
    if called.knows_line:
        return KnownLine(pin_length=called.pin_length)
    return PinEntry(length=called.pin_length)
