"""The first words: who is speaking; then the PIN while the doors are open, that it is over, or the main menu."""

from dialin.dialogue.exchange import Input
from dialin.dialogue.registry import enters, hears
from dialin.dialogue.scene import Scene
from dialin.dialogue.turn import Turn, say
from dialin.dialogue.words.event import EventOver
from dialin.dialogue.words.heard import Called
from dialin.dialogue.words.line import Greeting, KnownLine, MainMenu
from dialin.dialogue.words.pin import PinEntry
from dialin.rules.phases import Phase

MORNING, DAY, EVENING = 5, 11, 18  # o'clock, from when on each is said


@enters(Greeting)
def enter(state: Greeting, scene: Scene) -> Turn:
    return _greet(Called(), scene)


@hears(Greeting)
def hear(state: Greeting, heard: Input, scene: Scene) -> Turn:
    return _greet(heard if isinstance(heard, Called) else Called(), scene)


def _greet(called: Called, scene: Scene) -> Turn:
    city, hello = scene.city or "", _hello(scene)
    if scene.event is not None and scene.event.phase is Phase.OVER:
        return Turn(EventOver(), says=(say("greet.outside", city=city, hello=hello),))
    if not scene.doors_are_open:
        return Turn(MainMenu(), says=(say("greet.outside", city=city, hello=hello),))
    greeting = say("greet.window", city=city, hello=hello)
    return Turn(KnownLine() if called.knows_line else PinEntry(), says=(greeting,))


def _hello(scene: Scene) -> str:
    """By the clock of the event; a line without one has no clock."""
    return hello_at(DAY if scene.event is None else scene.now.astimezone(scene.event.starts.tzinfo).hour)


def hello_at(hour: int) -> str:
    """The prompt that says good morning, or whatever is said at this hour of the day."""
    if MORNING <= hour < DAY:
        return "hello.morning"
    return "hello.day" if DAY <= hour < EVENING else "hello.evening"
