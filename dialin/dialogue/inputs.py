"""Inputs: everything a stage can hear, from the caller, from the telephone company and from the house."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Called:
    """The call has arrived and nothing has been said yet.

    events: reached on this number. in_window: one is between its doors and its end. pin_length: of the longest PIN.
    """

    events: int = 1
    in_window: bool = True
    pin_length: int = 6


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys pressed, in order: 0 to 9, star and hash."""

    pressed: str


@dataclass(frozen=True, slots=True)
class Speech:
    """Words recognised."""

    words: str


@dataclass(frozen=True, slots=True)
class Silence:
    """The listening time ran out without a key or a word."""


class Connection(StrEnum):
    """How a connection to a room or to another telephone ended."""

    LEFT = "left"  # it stood, and the caller or the far end left it
    BUSY = "busy"
    UNANSWERED = "unanswered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class LeftRoom:
    """The caller has come out of the phone room, the videoconference or the office's line, and is still there."""

    connection: Connection = Connection.LEFT
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Resumed:
    """Something of ours broke; the caller is still on the line and the stage should begin again."""


Heard = Called | Keys | Speech | Silence | LeftRoom | Resumed


@dataclass(frozen=True, slots=True)
class PinAccepted:
    """The PIN is an attendee's; call and attendee now belong together. position: on the waiting list, from 1."""

    event_id: int
    attendee_id: int
    language: str
    position: int | None = None


@dataclass(frozen=True, slots=True)
class PinMistyped:
    """The check digit does not fit: a slip of the finger, never counted as a try."""

    heard: str


@dataclass(frozen=True, slots=True)
class PinUnknown:
    """Well-formed, and nobody's."""

    heard: str


@dataclass(frozen=True, slots=True)
class PinOfAnotherDay:
    """A right PIN, but of an event on another day than today. position: on the waiting list, from 1."""

    event_id: int
    attendee_id: int
    language: str
    position: int | None = None


@dataclass(frozen=True, slots=True)
class PinWithdrawn:
    """The PIN of somebody whose registration was cancelled."""

    event_id: int
    attendee_id: int
    language: str


@dataclass(frozen=True, slots=True)
class PinNotChecked:
    """Too many unknown PINs of late; a person checks now."""


@dataclass(frozen=True, slots=True)
class PinResolved:
    """The readings of a spoken PIN, those of living PINs first."""

    readings: tuple[str, ...]


PinOutcome = PinResolved | PinAccepted | PinMistyped | PinUnknown | PinOfAnotherDay | PinWithdrawn | PinNotChecked


@dataclass(frozen=True, slots=True)
class SeatClaimed:
    """The caller sits. returned: back within the grace time after a drop. waited: came in from waiting."""

    number: int
    returned: bool = False
    waited: bool = False


@dataclass(frozen=True, slots=True)
class SeatInUse:
    """The attendee's seat is in use by another telephone."""


@dataclass(frozen=True, slots=True)
class SeatAwaited:
    """No seat now. position: from 1. late: the own seat was given on after the no-show time."""

    position: int
    late: bool = False


@dataclass(frozen=True, slots=True)
class RegistrationCancelled:
    """The seat is given up; the next on the waiting list moves up."""


SeatOutcome = RegistrationCancelled | SeatClaimed | SeatInUse | SeatAwaited


class NewsKind(StrEnum):
    """News that reaches a live call from outside it; stored and sent by these values."""

    EVENT_ENDED = "event_ended"
    EVENT_CANCELLED = "event_cancelled"
    SEAT_FREED = "seat_freed"
    SEAT_MOVED = "seat_moved"
    SEAT_WITHDRAWN = "seat_withdrawn"
    ADMITTED = "admitted"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class News:
    """Something happened elsewhere that this caller must hear."""

    kind: NewsKind


Outcome = PinOutcome | SeatOutcome
Input = Heard | Outcome | News
