"""<Redirect>: continues with another document, without answering the call."""

from dialin.rehearsal.documents.runs import Run
from dialin.rehearsal.network.steps import GoTo, Outcome, Steps
from dialin.rehearsal.twiml.elements import Verb


def redirect(run: Run, verb: Verb) -> Steps[Outcome]:
    yield from ()  # a verb is a generator, even where it waits for nothing
    return GoTo(run.resolve(verb.text), verb.get("method", "POST"), "redirect")
