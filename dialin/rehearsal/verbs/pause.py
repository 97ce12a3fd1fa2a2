"""<Pause>: lets time pass in silence; as the first verb it delays answering."""

from dialin.rehearsal.documents.runs import Run, play
from dialin.rehearsal.heard import Sound
from dialin.rehearsal.network.steps import Event, Onward, Outcome, Steps
from dialin.rehearsal.twiml.elements import Verb


def pause(run: Run, verb: Verb) -> Steps[Outcome]:
    yield from keep_silent(run, verb)
    return Onward()


def keep_silent(run: Run, verb: Verb, stops_for: tuple[type, ...] = ()) -> Steps[Event | None]:
    silence = Sound("pause", (("", float(verb.get("length", "1"))),))
    return (yield from play(run, silence, stops_for=stops_for))
