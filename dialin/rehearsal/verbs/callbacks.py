"""What several verbs share: where they report events, and how long a call may last."""

from dialin.rehearsal.documents.runs import Run
from dialin.rehearsal.network.steps import StatusCallback
from dialin.rehearsal.twiml.elements import Verb

LONGEST_CALL = "14400"


def callback_of(run: Run, verb: Verb, name: str, default: str = "completed") -> StatusCallback | None:
    """The callback that an element asks for, with the default of its events."""
    url = verb.get(name)
    if not url:
        return None
    events = frozenset(verb.get(f"{name}Event", default).split())
    return StatusCallback(run.resolve(url), verb.get(f"{name}Method", "POST"), events)
