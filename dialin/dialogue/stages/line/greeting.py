"""The first words: who is speaking; then the PIN while the doors are open, that it is over, or the main menu."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.welcome import hello_of
from dialin.dialogue.words.event import EventOver
from dialin.dialogue.words.heard import Called
from dialin.dialogue.words.line import Greeting, KnownLine, MainMenu
from dialin.dialogue.words.pin import PinEntry
from dialin.rules.phases import Phase


@enters(Greeting)
def enter(state: Greeting, scene: Scene) -> Turn:
    return _greet(Called(), scene)


@hears(Greeting)
def hear(state: Greeting, heard: Input, scene: Scene) -> Turn:
    return _greet(heard if isinstance(heard, Called) else Called(), scene)


def _greet(called: Called, scene: Scene) -> Turn:
    city, hello = scene.city or "", hello_of(scene)
    if scene.event is not None and scene.event.phase is Phase.OVER:
        return Turn(EventOver(), says=(say("greet.outside", city=city, hello=hello),))
    if not scene.doors_are_open:
        return Turn(MainMenu(), says=(say("greet.outside", city=city, hello=hello),))
    greeting = say("greet.window", city=city, hello=hello)
    return Turn(KnownLine() if called.knows_line else PinEntry(), says=(greeting,))
