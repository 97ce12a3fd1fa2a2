"""A seat, from too early to given up: its states, who asks for it, and how it stands.

rounds and misses count rungs of a ladder; position is the place on the waiting list, from 1, None with a seat.
"""

from dataclasses import dataclass
from typing import ClassVar

from dialin.dialogue.words.pin import NOTHING_KEYED, PinEntry
from dialin.dialogue.words.state import Place, State


@dataclass(frozen=True, slots=True)
class TooEarly:
    """The PIN is right, the doors are shut."""

    place: ClassVar = Place.LOBBY
    rounds: int = 0
    other: bool = False  # another event is on now
    position: int | None = None
    entry: PinEntry = NOTHING_KEYED  # what may be the beginning of another PIN


@dataclass(frozen=True, slots=True)
class GivingUpSeat:
    """The caller wants to give the seat up and is asked once more; a different key says yes."""

    place: ClassVar = Place.DIALOGUE
    back: State


@dataclass(frozen=True, slots=True)
class SeatClaiming:
    """The PIN is right and the doors are open: the seat is being claimed."""

    place: ClassVar = Place.DIALOGUE
    admitted: bool = False  # without a PIN, by staff or by the line


@dataclass(frozen=True, slots=True)
class Lobby:
    """The caller has a seat and waits for the start."""

    place: ClassVar = Place.LOBBY
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """The caller has no seat and waits on the line for one."""

    place: ClassVar = Place.WAITING
    position: int
    late: bool = False
    rounds: int = 0
    missed: bool = False  # was called for a seat, and did not answer


@dataclass(frozen=True, slots=True)
class SecondPhone:
    """The PIN is in use by another telephone; the caller may move the seat here."""

    place: ClassVar = Place.LOBBY
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class SeatMoving:
    """The seat moves to this telephone as soon as the other one is out of the event."""

    place: ClassVar = Place.LOBBY
    rounds: int = 0  # looks


@dataclass(frozen=True, slots=True)
class SeatCancelled:
    """The attendee's registration was cancelled."""

    place: ClassVar = Place.DIALOGUE
    by_caller: bool = False  # just now, by this caller
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class SeatMoved:
    """The seat went to another telephone with the same PIN."""

    place: ClassVar = Place.DIALOGUE
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class MySeat:
    """The caller's own registration: hear it, hear the PIN, cancel, change the question."""

    place: ClassVar = Place.DIALOGUE
    to_cancel: bool = False  # chosen in the main menu, so that it is asked at once
    is_elsewhere: bool = False  # on another line than the registered one, where the PIN is not read out
    misses: int = 0


@dataclass(frozen=True, slots=True)
class ClaimSeat:
    """May this caller sit down now? Their own seat, or for a waiting caller one that nobody uses."""

    take_over: bool = False


@dataclass(frozen=True, slots=True)
class LookAtOwnSeat:
    """How does this attendee's registration stand?"""


@dataclass(frozen=True, slots=True)
class CancelRegistration:
    """Give this attendee's seat, or place on the waiting list, to the next."""


@dataclass(frozen=True, slots=True)
class AskForSeatCall:
    """The caller would rather hang up than wait: may they be called on this line once a seat is free?"""


@dataclass(frozen=True, slots=True)
class SeatClaimed:
    """The caller sits."""

    number: int
    returned: bool = False  # back within the grace time after a drop
    waited: bool = False  # came in from waiting


@dataclass(frozen=True, slots=True)
class SeatInUse:
    """The attendee's seat is in use by another telephone."""


@dataclass(frozen=True, slots=True)
class SeatNotLeft:
    """The seat is this telephone's as soon as the other one is out of the event."""


@dataclass(frozen=True, slots=True)
class SeatRefused:
    """The attendee is barred."""


@dataclass(frozen=True, slots=True)
class SeatAwaited:
    """No seat now."""

    position: int
    late: bool = False  # the caller came after the no-show time, and their seat had been given to somebody else
    missed: bool = False  # the caller was called for a seat a while ago, and did not answer


@dataclass(frozen=True, slots=True)
class SeatCallPromised:
    """The caller is called once a seat is free."""


@dataclass(frozen=True, slots=True)
class SeatCallRefused:
    """Nobody is called any more: the end is near, or there is a seat by now."""


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """How the registration stands."""

    position: int | None = None
    is_own_line: bool = False  # it is called from the registered line
    is_called: bool = False  # at the start, by the city


@dataclass(frozen=True, slots=True)
class RegistrationCancelled:
    """The registration is no more, just now or since before; its seat is the next one's."""


SeatAsk = ClaimSeat | LookAtOwnSeat | CancelRegistration | AskForSeatCall
SeatOutcome = (
    RegistrationCancelled | SeatClaimed | SeatInUse | SeatNotLeft | SeatRefused | SeatAwaited | SeatCallPromised
    | SeatCallRefused
)  # fmt: skip
