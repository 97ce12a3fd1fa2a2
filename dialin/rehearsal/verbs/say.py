"""<Say>: reads a text aloud."""

from dialin.rehearsal.documents.runs import Run, play
from dialin.rehearsal.network.steps import Event, Onward, Outcome, Steps
from dialin.rehearsal.twiml.elements import Verb
from dialin.rehearsal.twiml.speech import is_too_long, spoken


def say(run: Run, verb: Verb) -> Steps[Outcome]:
    run.leg.answer()
    yield from speak(run, verb)
    return Onward()


def speak(run: Run, verb: Verb, stops_for: tuple[type, ...] = ()) -> Steps[Event | None]:
    """Say it; inside a Gather, until an event interrupts."""
    if is_too_long(verb):
        run.alert(13521, "the text of <Say> is too long for its voice")
        return None
    return (yield from play(run, spoken(verb), stops_for=stops_for))
