"""Where a document is performed: for which leg, who hears it, and how one document leads to the next."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from dialin.rehearsal.heard import Playing, Sound
from dialin.rehearsal.steps import Event, Fetched, Fetching, GoTo, Onward, Outcome, Over, Steps, Torn, Waiting
from dialin.rehearsal.twiml.documents import Document, Verb, read_document
from dialin.rehearsal.twiml.speech import speaking_seconds
from dialin.rehearsal.twiml.trouble import Refused
from dialin.rehearsal.wire.answers import read_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from dialin.rehearsal.company import Company
    from dialin.rehearsal.legs import Leg

Part = Literal["call", "whisper", "wait", "hold", "announce"]

APOLOGY = "We are sorry, an application error has occurred. Goodbye."
# Requests in a row without a second passing: a document that redirects to itself for ever.
MOST_IN_A_ROW = 100

_IN_A_ROOM = frozenset({"Say", "Play", "Pause", "Redirect"})
_VERBS_OF: dict[Part, frozenset[str] | None] = {
    "call": None,
    "whisper": frozenset({"Say", "Play", "Pause", "Gather", "Redirect", "Hangup"}),
    "wait": _IN_A_ROOM,
    "hold": _IN_A_ROOM,
    "announce": _IN_A_ROOM,
}


@dataclass
class Scene:
    """The place of a performance; `url` is the present document's address, empty for an inline one."""

    company: "Company"
    leg: "Leg"
    part: Part = "call"
    hearers: "Callable[[], list[Leg]] | None" = None
    url: str = ""
    method: str = "POST"
    parameters: dict[str, str] = field(default_factory=dict)
    was_redirected: bool = False

    def listeners(self) -> "list[Leg]":
        return self.hearers() if self.hearers else [self.leg]

    def resolve(self, url: str) -> str:
        """An address as the document means it; an inline document has no place of its own (11100)."""
        if not self.url and "://" not in url:
            raise Refused(11100, f"{url!r} in an inline document needs to be absolute")
        return urljoin(self.url, url) if url else self.url

    def alert(self, code: int, reason: str) -> None:
        self.company.alert(code, reason, self.leg.sid)


def play(scene: Scene, sound: Sound, *, stops_for: tuple[type, ...] = ()) -> Steps[Event | None]:
    """Play to the end, or until an event of these types, which is handed back; other events are lost."""
    playing, listeners = Playing(sound, scene.company.now), scene.listeners()
    for leg in listeners:
        leg.hear(playing)
    # No `finally`: a story that is thrown away half-way closes its generators at any time.
    try:
        event = yield from _play_out(scene, sound, stops_for)
    except Torn:
        _stop(scene, playing, listeners)
        raise
    _stop(scene, playing, listeners)
    return event


def _play_out(scene: Scene, sound: Sound, stops_for: tuple[type, ...]) -> Steps[Event | None]:
    until = scene.company.now + timedelta(seconds=sound.seconds)
    while scene.company.now < until:
        event = yield Waiting("prompt", until)
        if isinstance(event, stops_for):
            return event
    return None


def _stop(scene: Scene, playing: Playing, listeners: "list[Leg]") -> None:
    playing.stop(scene.company.now)
    for leg in listeners:
        leg.sound_ended(playing)


def fetch(scene: Scene, address: GoTo) -> Steps[Document]:
    """The document at an address; Refused says with the provider's code why there is none."""
    if address.inline is not None:
        scene.url = ""
        return _allowed(scene, read_document(address.inline.encode()))
    parameters = {**scene.parameters, **address.parameters}
    fetched = yield Fetching(address.url, address.method, address.purpose, parameters)
    assert isinstance(fetched, Fetched)
    document = read_answer(fetched.delivered)
    scene.url, scene.method = address.url.partition("#")[0], address.method
    return _allowed(scene, document)


def perform(scene: Scene, address: GoTo) -> Steps[Over]:
    """Run the document at an address and all that it leads to; trouble goes to the fallback address."""
    while True:
        try:
            document = yield from fetch(scene, address)
            scene.leg.keep_document(scene.url, document)
            outcome = yield from run(scene, document)
        except Refused as refused:
            outcome = yield from _trouble(scene, address, refused)
        match outcome:
            case GoTo():
                address = outcome
            case Over():
                return outcome
            case Onward():
                return Over("the document ran out of verbs", ran_out=True)


def run(scene: Scene, document: Document) -> Steps[Outcome]:
    """Run the verbs of one document from top to bottom."""
    for verb in document.verbs:
        scene.leg.keep_verb(verb, scene.part)
        outcome = yield from scene.company.verbs[verb.name](scene, verb)
        if not isinstance(outcome, Onward):
            return outcome
    return Onward()


def attempt(scene: Scene, address: GoTo) -> Steps[Refused | None]:
    """Perform a document beside the call (waiting music, an announcement): why it failed, None if it did not."""
    try:
        yield from perform(scene, address)
    except Refused as refused:
        return refused
    return None


def action(scene: Scene, verb: Verb, parameters: dict[str, str]) -> GoTo:
    """The request that ends a verb: to its action, without one to the present document."""
    url = scene.resolve(verb.get("action"))
    return GoTo(url, verb.get("method", "POST"), verb.name.lower(), parameters)


def _allowed(scene: Scene, document: Document) -> Document:
    allowed = _VERBS_OF[scene.part]
    for verb in document.verbs:
        if allowed is not None and verb.name not in allowed:
            raise Refused(13238, f"<{verb.name}> is not allowed in this place ({scene.part})")
    return document


def _trouble(scene: Scene, address: GoTo, refused: Refused) -> Steps[Outcome]:
    scene.alert(refused.code, refused.reason)
    if scene.part != "call":
        raise refused
    fallback = scene.leg.fallback
    if fallback and address.purpose != "fallback":
        parameters = {"ErrorCode": str(refused.code), "ErrorUrl": address.url.partition("#")[0] or scene.url}
        return GoTo(fallback[0], fallback[1], "fallback", parameters)
    scene.leg.answer()
    yield from play(scene, Sound("say", ((APOLOGY, speaking_seconds(APOLOGY)),), "en-US", "man"))
    return Over(f"application error {refused}")
