"""<Redirect>: goes on with another document; the call is not answered by it."""

from dialin.rehearsal.scenes import Scene
from dialin.rehearsal.steps import GoTo, Outcome, Steps
from dialin.rehearsal.twiml.documents import Verb


def redirect(scene: Scene, verb: Verb) -> Steps[Outcome]:
    yield from ()  # a verb is a generator, even where it waits for nothing
    return GoTo(scene.resolve(verb.text), verb.get("method", "POST"), "redirect")
