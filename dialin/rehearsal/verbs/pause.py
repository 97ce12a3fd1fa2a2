"""<Pause>: lets time pass in silence; as the first verb it delays the pick-up."""

from dialin.rehearsal.heard import Sound
from dialin.rehearsal.scenes import Scene, play
from dialin.rehearsal.steps import Event, Onward, Outcome, Steps
from dialin.rehearsal.twiml.documents import Verb


def pause(scene: Scene, verb: Verb) -> Steps[Outcome]:
    yield from keep_silent(scene, verb)
    return Onward()


def keep_silent(scene: Scene, verb: Verb, stops_for: tuple[type, ...] = ()) -> Steps[Event | None]:
    silence = Sound("pause", (("", float(verb.get("length", "1"))),))
    return (yield from play(scene, silence, stops_for=stops_for))
