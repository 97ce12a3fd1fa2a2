"""The words between a running document and the company: what it waits for and what happens to it."""

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from dialin.rehearsal.legs import Leg
    from dialin.rehearsal.wire.posts import Delivered


@dataclass(frozen=True, eq=False)
class Waiting:
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
class Letter:
    """A callback to be sent: nobody waits for it and its answer is ignored."""

    url: str
    method: str
    purpose: str
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TimeUp:
    """The time until which was waited has come."""

    of: Waiting


@dataclass(frozen=True)
class Fetched:
    """The answer to a request."""

    of: Fetching
    delivered: "Delivered"


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
    """News from another leg, the room or a part of this one."""

    news: Literal["answered", "ended", "room started", "room ended", "kicked", "wait failed", "script over"]
    leg: "Leg | None" = None
    detail: str = ""


Event = TimeUp | Fetched | Key | VoiceStarts | VoiceStops | Told

T = TypeVar("T")
Steps = Generator[Waiting | Fetching, Event, T]


class Torn(Exception):
    """Thrown into a running document that is ended from outside: by the person, the REST API or the company."""

    def __init__(self, by: Literal["person", "api", "company"]) -> None:
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
class Over:
    """The document ends the call."""

    reason: str
    status: str = "completed"
    ran_out: bool = False


Outcome = Onward | GoTo | Over
