"""The scene: what is true around a call at this moment, looked up afresh for every turn and never saved with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.rules.phases import Phase
from dialin.rules.retention import USUAL

USUAL_PIN_LENGTH = 6


class Hindrance(Enum):
    """Why the videoconference of an event cannot be heard, as far as that is known and no further."""

    CONNECTING = "connecting"  # it is being dialled, and nothing went wrong yet
    TESTING = "testing"  # the line has come about, and is not believed to hold yet
    UNREACHED = "unreached"  # nobody answers there
    NOT_IN = "not in"  # it answers and hangs up
    NOT_OPEN = "not open"  # as its platform says
    LOST = "lost"  # it was heard before


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What callers are told about an event. Times carry the event's own zone."""

    id: int
    title: str
    starts: datetime
    ends: datetime
    doors: datetime
    phase: Phase
    is_direct: bool = False  # each caller is put through by a line of their own, and nobody meets in a phone room
    is_connected: bool = True  # the videoconference can be heard from the phone room, or there is none to wait for
    hindrance: Hindrance = Hindrance.CONNECTING  # where it cannot be heard
    is_recorded: bool = False  # or streamed, so that a speaker is asked first
    closes: datetime | None = None  # when registering ends
    takes_registrations: bool = True  # not closed yet
    no_show: timedelta = timedelta()  # after the start; until then an empty seat is its attendee's
    number: str | None = None  # E.164 to dial in
    language: str = ""  # in which its title and whatever staff type are written; "" where nobody knows
    pin_length: int = USUAL_PIN_LENGTH  # digits of its PINs

    @property
    def held(self) -> datetime:
        """Until when a seat is kept for whom it was given to, come as late as they may."""
        return self.starts + self.no_show


class SeatNews(Enum):
    """How somebody on the waiting list hears of a seat that becomes free before the doors open."""

    CALL = "call"
    WRITING = "writing"
    EITHER = "either"  # in writing, or where that comes too late, by a call


@dataclass(frozen=True, slots=True)
class Order:
    """What the city calls somebody for."""

    purpose: Purpose
    name: str = ""  # the person asked for; "" where the name is only spoken yet
    room: str = ""  # where they live behind this line, such as "Zimmer 214"
    has_dial: bool = False  # the telephone sends no tones: nothing is asked that only a key can answer
    is_called: bool = False  # has a seat and is called at the start: need not call by themselves
    until: datetime | None = None  # an offered seat is kept until then; in the event's own zone
    position: int | None = None  # on the waiting list, from 1; None with a seat
    tries: int = 1  # calls for this, the present one included
    retries: frozenset[Outcome] = frozenset()  # after which the city really calls again
    number: str | None = None  # E.164 of whom the office calls back

    @property
    def brings_in(self) -> bool:
        """Whoever is reached is to sit in the event with this very call."""
        return self.purpose in (Purpose.START, Purpose.STANDBY)

    @property
    def needs_no_answer(self) -> bool:
        """Whoever stays on the line is brought in, without a word or a key; and without having said that it is them."""
        return self.brings_in and self.has_dial and not self.room


NO_ORDER = Order(Purpose.PIN)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a stage may know beside its own state."""

    now: datetime  # UTC
    language: str
    city: str | None = None
    caller: str | None = None  # E.164, None where withheld
    office: str | None = None  # E.164 of the people behind the key 0, if there are any
    event: EventFacts | None = None
    languages: Mapping[str, str] = field(default_factory=dict)  # by key, those offered instead of the present one
    hand_is_up: bool = False
    is_open: bool = False  # the caller has the floor and the microphone is open
    has_floor: bool = False  # whether it is open or not
    may_be_recorded: bool | None = None  # what the caller has answered to that, None before
    wants_music: bool = True
    dialled: str = ""  # E.164
    longest_pin: int | None = None  # digits of the longest PIN on that number, as found at arrival
    office_is_open: bool = True  # somebody is behind the key 0 now
    hours: str = ""  # when else, as written in the event
    is_hasty: bool = False  # whatever was pressed was pressed before much of the last words can have been heard
    is_by_line: bool = False  # whose call it is is known from the number shown alone
    privacy_office: str | None = None  # E.164 of whoever answers for data protection
    days_kept: int = USUAL.told  # after the event, until everything about its people is deleted
    voice_days: int = USUAL.voices  # the same of what was recorded
    calls_out: bool = False  # there is an account with which people can be called
    abroad: Collection[str] = ()  # country codes that are called too
    seat_news: SeatNews | None = None  # of somebody on the waiting list; None: nobody would tell them
    order: Order | None = None  # what this call is for, where the city has called

    @property
    def contact(self) -> str:
        """E.164 of where people can be reached: the office, or where none is known, the number that was called."""
        return self.office or self.dialled

    @property
    def doors_are_open(self) -> bool:
        """The event of this call is between its doors and its end."""
        return self.event is not None and self.event.phase in (Phase.LOBBY, Phase.LIVE)

    @property
    def pin_length(self) -> int:
        """Digits to wait for; of a number with several events, those of the longest PIN."""
        return self.longest_pin or (self.event.pin_length if self.event is not None else USUAL_PIN_LENGTH)

    def switch_to(self, language: str) -> str | None:
        """The language to go on in, None where it is spoken already: a turn then changes nothing."""
        return language if language != self.language else None

    @property
    def the_order(self) -> Order:
        """Only stages of calls that the city makes ask for it; one that is forgotten names nobody."""
        return self.order or NO_ORDER

    @property
    def must_ask_first(self) -> bool:
        """The floor is the caller's, the event is recorded, and the caller has not agreed to be heard on it."""
        is_recorded = self.event is not None and self.event.is_recorded
        return self.has_floor and is_recorded and not self.may_be_recorded

    @property
    def the_event(self) -> EventFacts:
        """The event of this call; only stages after the PIN ask for it."""
        assert self.event is not None, "a stage after the PIN was entered without an event"
        return self.event
