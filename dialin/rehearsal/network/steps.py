"""The vocabulary between a running document and the company: what it waits for, and what happens to it."""

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeVar

from dialin.rehearsal.wire.sender import Delivered

# Where a document runs: the call itself, the called side before it is put through, or beside a call in a room.
Part = Literal["call", "whisper", "wait", "hold", "announce"]
EndedBy = Literal["person", "api", "company"]


@dataclass(frozen=True)
class StatusCallback:
    """Where the events of a leg, a room or a recording are reported, and which of them."""

    url: str
    method: str = "POST"
    events: frozenset[str] = frozenset({"completed"})


@dataclass(frozen=True)
class Callback:
    """A request that reports something: nobody waits for its answer."""

    url: str
    method: str
    purpose: str
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class WaitFor:
    """Waits for whatever happens, `until` a time at the latest (None: for ever)."""

    what: str
    until: datetime | None = None


@dataclass(frozen=True, eq=False)
class Fetching:
    """Waits for the answer to a request; everything else that happens meanwhile is lost."""

    url: str
    method: str
    purpose: str
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TimeUp:
    """The time to wait has run out."""

    of: WaitFor


@dataclass(frozen=True)
class Fetched:
    """The answer to a request."""

    of: Fetching
    delivered: Delivered


@dataclass(frozen=True)
class Key:
    """The person on the leg pressed a key."""

    key: str


@dataclass(frozen=True)
class VoiceStarts:
    """The person began to speak."""


@dataclass(frozen=True)
class VoiceStops:
    """The person has spoken."""

    text: str
    confidence: float


@dataclass(frozen=True)
class Told:
    """Something happened to another leg (`call_sid`), to the room, or to what runs beside this leg."""

    what: Literal["answered", "ended", "room ended", "removed", "wait failed"]
    call_sid: str = ""


@dataclass(frozen=True)
class PickedUp:
    """Somebody took a ringing telephone off, or pushed the call away: `answered` or `busy`."""

    outcome: str


@dataclass(frozen=True)
class Sounds:
    """Something new began to be heard on the line."""


@dataclass(frozen=True)
class Turned:
    """Something has changed in the videoconference that the far end is a dial-in of."""


Event = TimeUp | Fetched | Key | VoiceStarts | VoiceStops | Told | PickedUp | Sounds | Turned

T = TypeVar("T")
Steps = Generator[WaitFor | Fetching, Event, T]


class Stopped(Exception):
    """Thrown into a running document that is ended from outside."""

    def __init__(self, by: EndedBy) -> None:
        super().__init__(by)
        self.by = by


@dataclass(frozen=True)
class Onward:
    """The next verb runs."""


@dataclass(frozen=True)
class GoTo:
    """The document behind this address replaces the present one."""

    url: str
    method: str
    purpose: str
    parameters: dict[str, str] = field(default_factory=dict)
    inline: str | None = None


@dataclass(frozen=True)
class Beside:
    """A document heard beside what a leg runs."""

    part: Part
    url: str
    method: str

    @property
    def address(self) -> GoTo:
        return GoTo(self.url, self.method, self.part)


@dataclass(frozen=True)
class Over:
    """The document ends the call."""

    reason: str
    status: str = "completed"
    ran_out: bool = False


Outcome = Onward | GoTo | Over
