"""<Reject>: as the first verb, refuses the call without answering it."""

from dialin.rehearsal.scenes import Scene
from dialin.rehearsal.steps import Outcome, Over, Steps
from dialin.rehearsal.twiml.documents import Verb

_STATUS = {"rejected": "no-answer", "busy": "busy"}


def reject(scene: Scene, verb: Verb) -> Steps[Outcome]:
    yield from ()  # a verb is a generator, even where it waits for nothing
    status = _STATUS[verb.get("reason", "rejected")]
    return Over("the document rejected the call", "completed" if scene.leg.is_answered else status)
