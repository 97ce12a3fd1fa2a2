"""Reads a TwiML document and refuses, with the provider's error code, whatever is illegal in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from dialin.rehearsal.twiml import rules
from dialin.rehearsal.twiml.elements import Document, Verb
from dialin.rehearsal.twiml.grammar import ELEMENTS, NOT_CARRIED, Element
from dialin.rehearsal.twiml.trouble import TwimlRefused

LONGEST_DOCUMENT = 64 * 1024


def read_document(body: bytes, elements: Mapping[str, Element] = ELEMENTS) -> Document:
    """Read a document; TwimlRefused (12100, 12200, 11750 and relatives) says what is wrong and where."""
    if len(body) > LONGEST_DOCUMENT:
        raise TwimlRefused(11750, f"the document has {len(body)} bytes, more than 64 kB")
    root = _parse(body)
    if root.name != "Response":
        raise TwimlRefused(12100, f"the root element is <{root.name}>, not <Response>")
    for element in root.walk():
        _check(element, elements)
        rules.check(element)
    return Document(root.children, body.decode())


@dataclass
class _Open:
    name: str
    attributes: Mapping[str, str]
    content: list[Verb | str] = field(default_factory=list)


def _parse(body: bytes) -> Verb:
    # expat by hand: a DOCTYPE, and with it every entity of one's own, is refused before it acts.
    parser = expat.ParserCreate("UTF-8")
    open_elements = [_Open("", {})]

    def start(name: str, attributes: dict[str, str]) -> None:
        open_elements.append(_Open(name, attributes))

    def end(_: str) -> None:
        closed = open_elements.pop()
        open_elements[-1].content.append(Verb(closed.name, closed.attributes, tuple(closed.content)))

    def text(characters: str) -> None:
        open_elements[-1].content.append(characters)

    def doctype(*_: object) -> None:
        raise TwimlRefused(12100, "a document type declaration is not TwiML")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        raise TwimlRefused(12100, f"the document is not well-formed XML: {error}") from error
    root = open_elements[0].content[0]
    assert isinstance(root, Verb)
    return root


def _check(element: Verb, elements: Mapping[str, Element]) -> None:
    known = elements[element.name]
    for name, value in element.attributes.items():
        if name not in known.attributes:
            raise TwimlRefused(12200, f"<{element.name}> has no attribute {name!r}")
        if not known.attributes[name](value):
            raise TwimlRefused(12200, f'<{element.name} {name}="{value}">: the value is not allowed')
    for child in element.children:
        _check_place(child, element, elements)
    if element.text and not known.has_text:
        raise TwimlRefused(12200, f"text is not allowed in <{element.name}>: {element.text[:40]!r}")


def _check_place(child: Verb, parent: Verb, elements: Mapping[str, Element]) -> None:
    if child.name in NOT_CARRIED:
        raise TwimlRefused(12100, f"<{child.name}> is not carried by this company")
    if child.name not in elements:
        raise TwimlRefused(12100, f"<{child.name}> is no TwiML element (case matters)")
    if child.name not in elements[parent.name].children:
        raise TwimlRefused(12100, f"<{child.name}> may not stand inside <{parent.name}>")
