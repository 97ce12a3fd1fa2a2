"""What a PIN turned out to be, and what becomes of a caller's own. position: on the waiting list, from 1."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PinAccepted:
    """The PIN is an attendee's; call and attendee now belong together."""

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
    """A right PIN, but of an event on another day than today."""

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
class PinBarred:
    """The PIN of somebody whom staff removed for good."""

    language: str


@dataclass(frozen=True, slots=True)
class PinNotChecked:
    """Too many unknown PINs of late; a person checks now."""


@dataclass(frozen=True, slots=True)
class PinNumberWanted:
    """Many unknown PINs of late: the end of the registered number is wanted too, be this PIN anybody's or not."""

    heard: str


@dataclass(frozen=True, slots=True)
class PinUnmatched:
    """A PIN and the end of a number that do not belong together; which of them was right, nobody is told."""

    heard: str
    ending: str


@dataclass(frozen=True, slots=True)
class PinOfTest:
    """Nobody's: a test call has come in with it."""


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


PinOutcome = (
    PinAccepted | PinMistyped | PinUnknown | PinNumberWanted | PinUnmatched | PinOfAnotherDay | PinWithdrawn
    | PinNotChecked | PinBarred | PinOfTest
)  # fmt: skip
OwnPinOutcome = PinOpened | PinWithheld | PinCompared
