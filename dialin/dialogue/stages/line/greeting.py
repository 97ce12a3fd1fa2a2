"""The first words: who is speaking; then the PIN while the doors are open, and the main menu outside that time."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.heard import Called
from dialin.dialogue.words.line import Greeting, KnownLine, MainMenu
from dialin.dialogue.words.pin import PinEntry


@enters(Greeting)
def enter(state: Greeting, scene: Scene) -> Turn:
    return _greet(Called(), scene)


@hears(Greeting)
def hear(state: Greeting, heard: Input, scene: Scene) -> Turn:
    return _greet(heard if isinstance(heard, Called) else Called(), scene)


def _greet(called: Called, scene: Scene) -> Turn:
    city = scene.city or ""
    if not scene.doors_are_open:
        return Turn(MainMenu(), says=(say("greet.outside", city=city),))
    return Turn(KnownLine() if called.knows_line else PinEntry(), says=(say("greet.window", city=city),))
