"""Performs a document verb by verb, and follows it to the next one."""

from dialin.rehearsal.documents.runs import Run, fetch, play
from dialin.rehearsal.heard import Sound
from dialin.rehearsal.network.steps import Fetching, GoTo, Onward, Outcome, Over, Part, Steps
from dialin.rehearsal.twiml.documents import read_document
from dialin.rehearsal.twiml.elements import Document
from dialin.rehearsal.twiml.speech import speaking_seconds
from dialin.rehearsal.twiml.trouble import TwimlRefused
from dialin.rehearsal.wire.answers import read_answer

APOLOGY = "We are sorry, an application error has occurred. Goodbye."
_IN_A_ROOM = frozenset({"Say", "Play", "Pause", "Redirect"})
_VERBS_OF: dict[Part, frozenset[str] | None] = {
    "call": None,
    "whisper": frozenset({"Say", "Play", "Pause", "Gather", "Redirect", "Hangup"}),
    "wait": _IN_A_ROOM,
    "hold": _IN_A_ROOM,
    "announce": _IN_A_ROOM,
}


def perform(run: Run, address: GoTo) -> Steps[Over]:
    """Run the document at an address and all that it leads to; trouble goes to the fallback address."""
    while True:
        try:
            document = yield from _read(run, address)
            run.leg.note_document(run.url, document)
            outcome = yield from _run_verbs(run, document)
        except TwimlRefused as refused:
            outcome = yield from _trouble(run, address, refused)
        match outcome:
            case GoTo():
                address = outcome
            case Over():
                return outcome
            case Onward():
                return Over("the document ran out of verbs", ran_out=True)


def attempt(run: Run, address: GoTo) -> Steps[TwimlRefused | None]:
    """Perform a document beside the call (waiting music, an announcement): why it failed, None if it did not."""
    try:
        yield from perform(run, address)
    except TwimlRefused as refused:
        return refused
    return None


def _read(run: Run, address: GoTo) -> Steps[Document]:
    """The document at an address; TwimlRefused says with the provider's code why there is none."""
    if address.inline is not None:
        run.url = ""
        return _allowed(run, read_document(address.inline.encode(), run.switchboard.dialect.elements))
    delivered = yield from fetch(Fetching(address.url, address.method, address.purpose, address.parameters))
    document = read_answer(delivered, run.switchboard.dialect.elements)
    run.url = address.url.partition("#")[0]
    return _allowed(run, document)


def _run_verbs(run: Run, document: Document) -> Steps[Outcome]:
    """Run the verbs of one document from top to bottom."""
    for verb in document.verbs:
        if run.part in ("call", "whisper"):
            run.leg.note_verb(verb)
        outcome = yield from run.switchboard.verbs[verb.name](run, verb)
        if not isinstance(outcome, Onward):
            return outcome
    return Onward()


def _allowed(run: Run, document: Document) -> Document:
    allowed = _VERBS_OF[run.part]
    for verb in document.verbs:
        if allowed is not None and verb.name not in allowed:
            raise TwimlRefused(13238, f"<{verb.name}> is not allowed in this place ({run.part})")
    return document


def _trouble(run: Run, address: GoTo, refused: TwimlRefused) -> Steps[Outcome]:
    run.alert(refused.code, refused.reason)
    if run.part != "call":
        raise refused
    fallback = run.leg.fallback
    if fallback and address.purpose != "fallback":
        parameters = {"ErrorCode": str(refused.code), "ErrorUrl": address.url.partition("#")[0] or run.url}
        return GoTo(fallback[0], fallback[1], "fallback", parameters)
    run.leg.answer()
    yield from play(run, Sound("say", ((APOLOGY, speaking_seconds(APOLOGY)),), "en-US", "man"))
    return Over(f"application error {refused}")
