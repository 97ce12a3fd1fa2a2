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


@dataclass(frozen=True, slots=True)
class Scene:
    """now: UTC. caller: E.164, None where withheld. office: E.164 of the people behind the key 0, if there are any.

    languages: by key, the languages that the greeting offers instead of the present one. is_open: the caller has
    the floor and the microphone is open.
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
    wants_music: bool = True

    @property
    def the_event(self) -> EventFacts:
        """The event of this call; only stages after the PIN ask for it."""
        assert self.event is not None, "a stage after the PIN was entered without an event"
        return self.event
