"""<Reject>: as the first verb, refuses the call without answering it."""

from dialin.rehearsal.documents.runs import Run
from dialin.rehearsal.network.steps import Outcome, Over, Steps
from dialin.rehearsal.twiml.elements import Verb

_STATUS = {"rejected": "no-answer", "busy": "busy"}


def reject(run: Run, verb: Verb) -> Steps[Outcome]:
    yield from ()  # a verb is a generator, even where it waits for nothing
    status = _STATUS[verb.get("reason", "rejected")]
    return Over("the document rejected the call", "completed" if run.leg.is_answered else status)
