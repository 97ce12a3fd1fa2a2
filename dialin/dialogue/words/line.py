"""The line that was dialled: the greeting, the main menu, the events that can be reached, and a line that is known."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from dialin.dialogue.words.pin import NOTHING_KEYED, NOTHING_KEYED_FOR_SEAT, PinEntry
from dialin.dialogue.words.state import Place


@dataclass(frozen=True, slots=True)
class Greeting:
    """The call has just arrived."""

    place: ClassVar = Place.DIALOGUE


@dataclass(frozen=True, slots=True)
class MainMenu:
    """Outside the event's time: register, or one's own seat."""

    place: ClassVar = Place.DIALOGUE
    misses: int = 0
    entry: PinEntry = NOTHING_KEYED_FOR_SEAT  # what may be the beginning of a PIN keyed right here


@dataclass(frozen=True, slots=True)
class NoEvent:
    """No event is planned; the caller may be called about the next."""

    place: ClassVar = Place.DIALOGUE
    misses: int = 0


@dataclass(frozen=True, slots=True)
class EventChoice:
    """Several events take registrations."""

    place: ClassVar = Place.DIALOGUE
    offered: tuple[int, ...] = ()  # ids of the events on this page of the list, by key
    first: int = 0  # the place of the first of them in the whole list
    misses: int = 0


@dataclass(frozen=True, slots=True)
class KnownLine:
    """The caller's line is registered for a seat, which needs no PIN."""

    place: ClassVar = Place.DIALOGUE
    entry: PinEntry = NOTHING_KEYED  # what may be the beginning of a PIN keyed all the same


@dataclass(frozen=True, slots=True)
class ListEvents:
    """Which events of this number take registrations?"""


@dataclass(frozen=True, slots=True)
class ChooseEvent:
    """From here on the call is about this event."""

    event_id: int


@dataclass(frozen=True, slots=True)
class EnterByLine:
    """Whose is this line?"""

    any_event: bool = False  # of this number, else only the one that the call is about


@dataclass(frozen=True, slots=True)
class EventOffer:
    """An event that takes registrations."""

    id: int
    title: str
    language: str  # of the title
    starts: datetime  # in the event's own zone


@dataclass(frozen=True, slots=True)
class EventsListed:
    """Events that take registrations now, the nearest first."""

    events: tuple[EventOffer, ...]


@dataclass(frozen=True, slots=True)
class EventChosen:
    """The call belongs to the event."""

    has_twin: bool = False  # somebody is registered for it from this line
    position: int | None = None  # on its waiting list, that the caller would have, from 1; None where a seat is free


@dataclass(frozen=True, slots=True)
class LineUnknown:
    """No attendee, or more than one, can be told from the number of this line."""


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """The caller chose a language; the registration remembers it."""

    language: str


LineAsk = ListEvents | ChooseEvent | EnterByLine
LineOutcome = EventsListed | EventChosen | LineUnknown
LineTell = LanguageChosen
