"""<Hangup>: ends the call."""

from dialin.rehearsal.scenes import Scene
from dialin.rehearsal.steps import Outcome, Over, Steps
from dialin.rehearsal.twiml.documents import Verb


def hangup(scene: Scene, _: Verb) -> Steps[Outcome]:
    yield from ()  # a verb is a generator, even where it waits for nothing
    scene.leg.answer()
    return Over("the document hung up")
