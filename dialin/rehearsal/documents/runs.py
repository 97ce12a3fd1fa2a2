"""A run of documents on one leg: who hears it, where the present document came from, and how sounds play."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urljoin

from dialin.rehearsal.heard import Playing, Sound
from dialin.rehearsal.network.promise import CallLeg, Network
from dialin.rehearsal.network.recordings import Recorder
from dialin.rehearsal.network.steps import Event, Fetched, Fetching, GoTo, Outcome, Part, Steps, Stopped, WaitFor
from dialin.rehearsal.rooms.room import Rooms
from dialin.rehearsal.twiml.elements import Verb
from dialin.rehearsal.twiml.trouble import TwimlRefused
from dialin.rehearsal.wire.dialect import TWILIO, Dialect
from dialin.rehearsal.wire.sender import Delivered

Performs = Callable[["Run", Verb], Steps[Outcome]]


@dataclass
class Switchboard:
    """What all running documents share."""

    network: Network
    rooms: Rooms
    recorder: Recorder
    verbs: Mapping[str, Performs]
    # Seconds that a sound file takes, by its address.
    media: dict[str, float] = field(default_factory=dict)
    dialect: Dialect = TWILIO
    # The provider leaves open whether the action of a Dial is asked after its caller hung up.
    asks_after_hang_up: bool = False


@dataclass
class Run:
    """`url` is the present document's address, empty for an inline one; `hearers` hear it, by default only the leg."""

    switchboard: Switchboard
    leg: CallLeg
    part: Part = "call"
    hearers: Callable[[], list[CallLeg]] | None = None
    url: str = ""
    was_redirected: bool = False

    @property
    def network(self) -> Network:
        return self.switchboard.network

    @property
    def now(self) -> datetime:
        return self.network.clock.now

    def later(self, seconds: float) -> datetime:
        return self.network.clock.later(seconds)

    def listeners(self) -> list[CallLeg]:
        return self.hearers() if self.hearers else [self.leg]

    def resolve(self, url: str) -> str:
        """An address as the document means it; an inline document has no address to resolve against (11100)."""
        if not self.url and "://" not in url:
            raise TwimlRefused(11100, f"{url!r} in an inline document needs to be absolute")
        return urljoin(self.url, url) if url else self.url

    def alert(self, code: int, reason: str) -> None:
        self.network.alert(code, reason, self.leg.sid)


def action(run: Run, verb: Verb, parameters: dict[str, str]) -> GoTo:
    """The request that ends a verb: to its action, without one to the present document."""
    url = run.resolve(verb.get("action"))
    return GoTo(url, verb.get("method", "POST"), verb.name.lower(), parameters)


def fetch(fetching: Fetching) -> Steps[Delivered]:
    """What became of a request."""
    fetched = yield fetching
    assert isinstance(fetched, Fetched)
    return fetched.delivered


def play(run: Run, sound: Sound, *, stops_for: tuple[type, ...] = ()) -> Steps[Event | None]:
    """Play to the end, or until an event of these types, which is returned; other events are lost."""
    playing, listeners = Playing(sound, run.now), run.listeners()
    for leg in listeners:
        leg.hear(playing)
    # No `finally`: a story that is thrown away half-way closes its generators at any time.
    try:
        event = yield from _play_out(run, sound, stops_for)
    except Stopped:
        _stop(run, playing, listeners)
        raise
    _stop(run, playing, listeners)
    return event


def _play_out(run: Run, sound: Sound, stops_for: tuple[type, ...]) -> Steps[Event | None]:
    until = run.later(sound.seconds)
    while run.now < until:
        event = yield WaitFor("prompt", until)
        if isinstance(event, stops_for):
            return event
    return None


def _stop(run: Run, playing: Playing, listeners: list[CallLeg]) -> None:
    playing.stop(run.now)
    for leg in listeners:
        leg.sound_ended(playing)
