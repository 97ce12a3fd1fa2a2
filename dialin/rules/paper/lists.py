"""What the lists on paper say: who has a seat, who waits, who is to be called back, and what was asked."""

from dataclasses import dataclass
from datetime import datetime

from dialin.rules.paper.letters import Gathering


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody with a seat. contact: whom to ask for on the line. language: where it is not that of the event."""

    name: str
    pin: str | None
    phone: str | None
    contact: str | None = None
    room: str | None = None
    language: str | None = None
    is_called: bool = False  # when it begins
    has_dial: bool = False
    is_called_by_person: bool = False  # and never by a machine
    question: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody without a seat; position from 1."""

    position: int
    name: str
    pin: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Promised:
    """A call-back that is still to be made. wanted: the value of a CallBackTime."""

    wanted: str
    promised_at: datetime
    name: str | None
    phone: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the moderator; name: None where it may not be read out."""

    topic: str | None
    text: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat; name: None where it is free."""

    number: int
    name: str | None
    phone: str | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class FallbackList:
    """What the office has to have on paper; each part in the order in which it is printed."""

    gathering: Gathering
    printed_at: datetime
    people: tuple[Listed, ...]
    call_backs: tuple[Promised, ...]
    waiting: tuple[Waiting, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class SeatList:
    """All seats by number."""

    gathering: Gathering
    printed_at: datetime
    seats: tuple[Seat, ...]
