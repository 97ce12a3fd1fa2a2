"""The scene: what is true around a call at this moment, looked up afresh for every turn and never saved with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialin.rules.phases import Phase


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What callers are told about an event. Times carry the event's own zone.

    is_connected: the videoconference can be heard from the phone room, or there is none to wait for. has_fault: it
    was lost, or does not answer. is_recorded: it is recorded or streamed, so that a speaker is asked first.
    closes: when registering ends; takes_registrations: not yet. sends_letters: a letter would still arrive.
    number: E.164 to dial in, pin_length: digits of its PINs.
    """

    id: int
    title: str
    starts: datetime
    ends: datetime
    doors: datetime
    phase: Phase
    is_connected: bool = True
    has_fault: bool = False
    is_recorded: bool = False
    closes: datetime | None = None
    takes_registrations: bool = True
    sends_letters: bool = False
    number: str | None = None
    pin_length: int = 6


@dataclass(frozen=True, slots=True)
class Scene:
    """now: UTC. caller: E.164, None where withheld. office: E.164 of the people behind the key 0, if there are any.

    languages: by key, the languages that the greeting offers instead of the present one. is_open: the caller has
    the floor and the microphone is open. has_floor: whether it is or not. may_be_recorded: what the caller has answered
    to that, None before. dialled: the number that was called. office_is_open: somebody is behind the
    key 0 now; hours: when else, as written in the event. privacy_office: E.164 of who answers for data protection.
    """

    now: datetime
    language: str
    city: str | None = None
    caller: str | None = None
    office: str | None = None
    event: EventFacts | None = None
    languages: Mapping[str, str] = field(default_factory=dict)
    hand_is_up: bool = False
    is_open: bool = False
    has_floor: bool = False
    may_be_recorded: bool | None = None
    wants_music: bool = True
    dialled: str = ""
    office_is_open: bool = True
    hours: str = ""
    privacy_office: str | None = None

    @property
    def contact(self) -> str:
        """E.164 of where people can be reached: the office, or where none is known, the number that was called."""
        return self.office or self.dialled

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
