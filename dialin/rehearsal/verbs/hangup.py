"""<Hangup>: ends the call."""

from dialin.rehearsal.documents.runs import Run
from dialin.rehearsal.network.steps import Outcome, Over, Steps
from dialin.rehearsal.twiml.elements import Verb


def hangup(run: Run, _: Verb) -> Steps[Outcome]:
    yield from ()  # a verb is a generator, even where it waits for nothing
    run.leg.answer()
    return Over("the document hung up")
