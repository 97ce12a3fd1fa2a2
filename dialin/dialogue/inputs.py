"""Inputs: everything a stage can hear, from the caller, from the telephone company and from the house."""

from dataclasses import dataclass
from enum import StrEnum

from dialin.dialogue.menu.outcomes import MenuOutcome
from dialin.dialogue.question.asks import QuestionOutcome


@dataclass(frozen=True, slots=True)
class Called:
    """The call has arrived and nothing has been said yet.

    events: reached on this number. in_window: one is between its doors and its end. pin_length: of the longest PIN.
    knows_line: the event that is on knows this line and needs no PIN from it.
    """

    events: int = 1
    in_window: bool = True
    pin_length: int = 6
    knows_line: bool = False


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
class Recorded:
    """A recording has ended. sid: the provider's id of it.

    hung_up: the caller hung up while speaking. key: the one that ended it, empty where silence or length did.
    """

    sid: str
    seconds: int = 0
    hung_up: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Resumed:
    """Something of ours broke; the caller is still on the line and the stage should begin again."""


Heard = Called | Keys | Speech | Silence | LeftRoom | Recorded | Resumed


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
class PinBarred:
    """The PIN of somebody whom staff removed for good. reason: in their words."""

    language: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PinNotChecked:
    """Too many unknown PINs of late; a person checks now."""


@dataclass(frozen=True, slots=True)
class PinResolved:
    """The readings of a spoken PIN, those of living PINs first."""

    readings: tuple[str, ...]


PinOutcome = (
    PinResolved | PinAccepted | PinMistyped | PinUnknown | PinOfAnotherDay | PinWithdrawn | PinNotChecked | PinBarred
)


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
    """The registration is no more, just now or since before; its seat is the next one's."""


SeatOutcome = RegistrationCancelled | SeatClaimed | SeatInUse | SeatAwaited


@dataclass(frozen=True, slots=True)
class HandRaised:
    """The hand is up. before: how many without the floor are ahead."""

    before: int


@dataclass(frozen=True, slots=True)
class HandLowered:
    """The hand is down."""


@dataclass(frozen=True, slots=True)
class HandsClosed:
    """No hands are taken at the moment."""


@dataclass(frozen=True, slots=True)
class HandSeen:
    """Where the hand stands; before is None while it is down."""

    before: int | None


@dataclass(frozen=True, slots=True)
class MicrophoneTurned:
    """The microphone is open now, or closed."""

    is_on: bool


@dataclass(frozen=True, slots=True)
class FloorNotGiven:
    """The floor is not this caller's, so the microphone stays closed."""


HandOutcome = HandRaised | HandLowered | HandsClosed | HandSeen | MicrophoneTurned | FloorNotGiven


class NewsKind(StrEnum):
    """News that reaches a live call from outside it; stored and sent by these values."""

    EVENT_ENDED = "event_ended"
    EVENT_CANCELLED = "event_cancelled"
    SEAT_FREED = "seat_freed"
    SEAT_MOVED = "seat_moved"
    SEAT_WITHDRAWN = "seat_withdrawn"
    ADMITTED = "admitted"
    REMOVED = "removed"
    FLOOR_GIVEN = "floor_given"
    FLOOR_TAKEN = "floor_taken"
    THANKED = "thanked"
    MUTED = "muted"
    HAND_LOWERED = "hand_lowered"


@dataclass(frozen=True, slots=True)
class News:
    """Something happened elsewhere that this caller must hear. reason: why, in the words of staff."""

    kind: NewsKind
    reason: str = ""


Outcome = PinOutcome | SeatOutcome | HandOutcome | MenuOutcome | QuestionOutcome
Input = Heard | Outcome | News
