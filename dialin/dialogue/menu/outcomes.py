"""What the house answers to the asks of the main menu."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class EventOffer:
    """An event that takes registrations. starts: in the event's own zone."""

    id: int
    title: str
    starts: datetime


@dataclass(frozen=True, slots=True)
class EventsListed:
    """Events that take registrations now, the nearest first."""

    events: tuple[EventOffer, ...]


@dataclass(frozen=True, slots=True)
class EventChosen:
    """The call belongs to the event. has_twin: somebody is registered for it from this line."""

    has_twin: bool = False


@dataclass(frozen=True, slots=True)
class LineUnknown:
    """No attendee, or more than one, can be told from the number of this line."""


@dataclass(frozen=True, slots=True)
class CallerRegistered:
    """The registration is written. position: on the waiting list, from 1, None with a seat."""

    position: int | None = None


@dataclass(frozen=True, slots=True)
class NoSeatFree:
    """Nothing was written. position: the place on the waiting list that the caller would have, from 1."""

    position: int


@dataclass(frozen=True, slots=True)
class CallerRefused:
    """Nothing was written: the event takes no registrations, or this one cannot be taken by telephone."""


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """position: on the waiting list, from 1, None with a seat. is_own_line: it is called from the registered line."""

    position: int | None = None
    is_own_line: bool = False


@dataclass(frozen=True, slots=True)
class PinOpened:
    """The attendee's PIN, for this moment only."""

    pin: str


@dataclass(frozen=True, slots=True)
class PinWithheld:
    """The PIN is not read out on this line."""


@dataclass(frozen=True, slots=True)
class PinCompared:
    """Whether the digits were the attendee's PIN."""

    is_same: bool


@dataclass(frozen=True, slots=True)
class RegistrationRestored:
    """As before the cancelling. position: on the waiting list where the seat had gone on, from 1, None with a seat."""

    position: int | None = None


@dataclass(frozen=True, slots=True)
class NotRestored:
    """There is nothing that could be taken back."""


MenuOutcome = (
    EventsListed | EventChosen | LineUnknown | CallerRegistered | NoSeatFree | CallerRefused | OwnSeat | PinOpened
    | PinWithheld | PinCompared | RegistrationRestored | NotRestored
)  # fmt: skip
