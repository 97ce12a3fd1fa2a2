"""In the event and out of it: the room, its menu, hand, floor and microphone, and why a call ends."""

from dataclasses import dataclass
from typing import ClassVar

from dialin.dialogue.words.heard import LeftRoom
from dialin.dialogue.words.pin import NOTHING_KEYED_FOR_SEAT, PinEntry
from dialin.dialogue.words.state import Place, State


@dataclass(frozen=True, slots=True)
class InRoom:
    """The caller is in the event."""

    place: ClassVar = Place.EVENT
    failures: int = 0  # connections in a row that did not stand
    is_new: bool = False  # has not heard in this call that nobody hears them, nor how to ask


@dataclass(frozen=True, slots=True)
class StarMenu:
    """The caller pressed the star in the event or the lobby and is asked what is wanted."""

    place: ClassVar = Place.DIALOGUE
    back: State
    rounds: int = 0
    is_unclear: bool = False  # their own line has ended, by the star or the far end: a moment shows which


@dataclass(frozen=True, slots=True)
class FarEndOver:
    """The videoconference has hung up on everybody, near the end that was planned."""

    place: ClassVar = Place.DIALOGUE
    back: State


@dataclass(frozen=True, slots=True)
class HandUp:
    """The caller's hand is up already; the key that raised it would lower it now."""

    place: ClassVar = Place.DIALOGUE
    back: State
    before: int  # hands without the floor that are ahead


@dataclass(frozen=True, slots=True)
class RecordedHand:
    """The hand is up and the event is recorded: may the caller's voice be on the recording?"""

    place: ClassVar = Place.DIALOGUE
    back: State
    before: int  # as in HandUp


@dataclass(frozen=True, slots=True)
class FloorOffer:
    """The floor is this caller's, and the event is recorded: speak, or have the question read out?"""

    place: ClassVar = Place.DIALOGUE
    is_new: bool = False  # as in InRoom


@dataclass(frozen=True, slots=True)
class EventOver:
    """The event has ended."""

    place: ClassVar = Place.DIALOGUE
    was_in: bool = False  # the caller was in it when it did
    rounds: int = 0
    entry: PinEntry = NOTHING_KEYED_FOR_SEAT  # what may be the beginning of another PIN


@dataclass(frozen=True, slots=True)
class EventCancelled:
    """The event does not take place."""

    place: ClassVar = Place.DIALOGUE
    rounds: int = 0
    entry: PinEntry = NOTHING_KEYED_FOR_SEAT  # what may be the beginning of another PIN


@dataclass(frozen=True, slots=True)
class Removed:
    """Staff ended this caller's participation."""

    place: ClassVar = Place.DIALOGUE
    reason: str = ""  # in their words, where they gave one
    is_barred: bool = False  # tries to come in again, for good in vain
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The last words."""

    place: ClassVar = Place.DIALOGUE
    promised: bool = False  # a call back was promised
    unheard: bool = False  # nobody spoke or pressed a key


@dataclass(frozen=True, slots=True)
class RaiseHand:
    """The caller's hand goes up, or stays up."""


@dataclass(frozen=True, slots=True)
class LowerHand:
    """The caller's hand goes down."""


@dataclass(frozen=True, slots=True)
class TurnMicrophone:
    """The caller's microphone opens or closes, where the floor was given."""

    on: bool | None = None  # None turns it the other way


@dataclass(frozen=True, slots=True)
class LookAtHand:
    """How many hands are before this caller's?"""


@dataclass(frozen=True, slots=True)
class NoteParting:
    """The caller's own line into the videoconference has ended: by whom?"""

    left: LeftRoom


@dataclass(frozen=True, slots=True)
class WeighParting:
    """A moment later: have the others' lines ended, too?"""


@dataclass(frozen=True, slots=True)
class LeftByStar:
    """The caller has pressed the star."""


@dataclass(frozen=True, slots=True)
class LeftUnclear:
    """The caller has pressed the star, or the far end has hung up."""


@dataclass(frozen=True, slots=True)
class WayFailed:
    """The caller did not get in, or has lost the connection."""

    is_refused: bool  # the far end has answered and not let the caller in
    was_in: bool  # before


@dataclass(frozen=True, slots=True)
class FarEndEnded:
    """The videoconference is over for everybody."""


@dataclass(frozen=True, slots=True)
class HandRaised:
    """The hand is up."""

    before: int  # hands without the floor that are ahead


@dataclass(frozen=True, slots=True)
class HandUpAlready:
    """The hand was up before and is where it was in the order."""

    before: int  # as in HandRaised


@dataclass(frozen=True, slots=True)
class HandLowered:
    """The hand is down."""


@dataclass(frozen=True, slots=True)
class HandsClosed:
    """No hands are taken at the moment."""


@dataclass(frozen=True, slots=True)
class HandSeen:
    """Where the hand stands."""

    before: int | None  # None while it is down


@dataclass(frozen=True, slots=True)
class MicrophoneTurned:
    """The microphone is open now, or closed."""

    is_on: bool


@dataclass(frozen=True, slots=True)
class FloorNotGiven:
    """The floor is not this caller's, so the microphone stays closed."""


@dataclass(frozen=True, slots=True)
class MusicChosen:
    """The caller wants music in the lobby, or none."""

    on: bool


@dataclass(frozen=True, slots=True)
class FloorDeclined:
    """The caller would rather have the question read out; staff see so."""


@dataclass(frozen=True, slots=True)
class RecordingAllowed:
    """The caller may be heard on the recording once the floor is theirs."""


EventAsk = RaiseHand | LowerHand | TurnMicrophone | LookAtHand | NoteParting | WeighParting
PartingOutcome = LeftByStar | LeftUnclear | WayFailed | FarEndEnded
HandOutcome = HandRaised | HandUpAlready | HandLowered | HandsClosed | HandSeen | MicrophoneTurned | FloorNotGiven
EventTell = MusicChosen | FloorDeclined | RecordingAllowed
