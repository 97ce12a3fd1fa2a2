"""What a letter says: the event, whom it goes to, and what is new for them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dialin.rules.refusals import Refused


class Kind(StrEnum):
    """Which letter."""

    PIN = "pin"  # for whoever has a seat
    WAITING = "waiting"  # for whoever waits for one
    SEAT = "seat"  # for whoever waited and is given one
    ANSWER = "answer"  # to a question that was not reached
    CANCELLED = "cancelled"


WITH_PIN = frozenset({Kind.PIN, Kind.WAITING, Kind.SEAT})


@dataclass(frozen=True, slots=True)
class Recipient:
    """address: the lines under the name, as they are to stand in the window; empty where none is known."""

    name: str
    address: tuple[str, ...]
    language: str
    attendee_id: int = 0


@dataclass(frozen=True, slots=True)
class Gathering:
    """What is printed about the event; moments are aware, in the event's own zone, numbers E.164."""

    title: str
    starts: datetime
    ends: datetime
    doors: datetime
    held_until: datetime  # seats of those who have not called go to others from then on
    calls_begin: datetime  # from then on those are called who asked for it
    number: str | None
    office: str | None
    office_hours: str | None
    language: str
    is_recorded: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was not reached in the event, and what the city says to it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Letter:
    """until: when the city has to know whether an offered seat is wanted; None: the seat is theirs already.

    settles: the rows of work that are done once it is printed.
    """

    kind: Kind
    to: Recipient
    pin: str | None = None
    position: int | None = None  # on the waiting list, from 1
    until: datetime | None = None
    answered: Answered | None = None
    is_called: bool = False  # the city calls this person when it begins
    has_dial: bool = False  # a rotary telephone, which presses no keys
    settles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who should get a letter, and why there is none."""

    attendee_id: int
    name: str
    reason: Refused


@dataclass(frozen=True, slots=True)
class Batch:
    """Letters of one event that go into one file, in their order."""

    gathering: Gathering
    written: date
    letters: tuple[Letter, ...]
    left_out: tuple[LeftOut, ...] = ()
