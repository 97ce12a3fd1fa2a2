"""<Say>: reads a text aloud."""

from dialin.rehearsal.scenes import Scene, play
from dialin.rehearsal.steps import Event, Onward, Outcome, Steps
from dialin.rehearsal.twiml.documents import Verb
from dialin.rehearsal.twiml.speech import is_too_long, spoken


def say(scene: Scene, verb: Verb) -> Steps[Outcome]:
    scene.leg.answer()
    yield from speak(scene, verb)
    return Onward()


def speak(scene: Scene, verb: Verb, stops_for: tuple[type, ...] = ()) -> Steps[Event | None]:
    """Say it, inside a Gather until an event interrupts."""
    if is_too_long(verb):
        scene.alert(13521, "the text of <Say> is too long for its voice")
        return None
    return (yield from play(scene, spoken(verb), stops_for=stops_for))
