"""What became of a registration. position: on the waiting list, from 1, None with a seat."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CallerRegistered:
    """The registration is written."""

    position: int | None = None


@dataclass(frozen=True, slots=True)
class NoSeatFree:
    """Nothing was written: only the waiting list is left."""

    position: int  # on it, that the caller would have


@dataclass(frozen=True, slots=True)
class NoMoreFromLine:
    """Nothing was written: the calling line has registered as many people as it may by telephone."""

    count: int  # of people who are registered from it


@dataclass(frozen=True, slots=True)
class CallerRefused:
    """Nothing was written: the event takes no registrations, or this one cannot be taken by telephone."""


@dataclass(frozen=True, slots=True)
class RegistrationRestored:
    """As before the cancelling, but for the seat where that had gone on meanwhile."""

    position: int | None = None


@dataclass(frozen=True, slots=True)
class NotRestored:
    """There is nothing that could be taken back."""


RegistrationOutcome = (
    CallerRegistered | NoSeatFree | NoMoreFromLine | CallerRefused | RegistrationRestored | NotRestored
)
