"""What a webhook's answer means: TwiML, audio, words to read aloud, or trouble."""

from collections.abc import Mapping

from dialin.rehearsal.twiml.documents import LONGEST_DOCUMENT, read_document
from dialin.rehearsal.twiml.elements import Document, Verb
from dialin.rehearsal.twiml.grammar import ELEMENTS, Element
from dialin.rehearsal.twiml.trouble import TwimlRefused
from dialin.rehearsal.wire.sender import Delivered

AUDIO = frozenset(
    f"audio/{kind}" for kind in ("mpeg", "wav", "wave", "x-wav", "aiff", "x-aiff", "x-aifc", "gsm", "x-gsm", "ulaw")
)
_MARKUP = frozenset({"text/xml", "application/xml", "text/html"})


def read_answer(delivered: Delivered, elements: Mapping[str, Element] = ELEMENTS) -> Document:
    """The document that an answer gives; TwimlRefused with the provider's error code when it gives none."""
    response = delivered.response
    if response is None:
        raise TwimlRefused(delivered.error_code, delivered.reason)
    if len(response.body) > LONGEST_DOCUMENT and content_type(delivered) not in AUDIO:
        raise TwimlRefused(11750, f"the answer has {len(response.body)} bytes, more than 64 kB")
    kind = content_type(delivered)
    if kind is None:
        raise TwimlRefused(11200, "502: the answer has no content type")
    if kind in _MARKUP:
        return read_document(response.body, elements)
    if kind in AUDIO:
        return _then_hang_up(Verb("Play", {}, (delivered.url,)))
    if kind == "text/plain":
        return _read_or_read_aloud(response.body, elements)
    raise TwimlRefused(12300, f"the content type {kind} is neither TwiML nor audio")


def content_type(delivered: Delivered) -> str | None:
    named = delivered.response.header("Content-Type") if delivered.response else None
    return named.partition(";")[0].strip().lower() if named else None


def _read_or_read_aloud(body: bytes, elements: Mapping[str, Element]) -> Document:
    try:
        return read_document(body, elements)
    except TwimlRefused:
        return _then_hang_up(Verb("Say", {}, (body.decode(errors="replace"),)))


def _then_hang_up(verb: Verb) -> Document:
    return Document((verb, Verb("Hangup")), "")
