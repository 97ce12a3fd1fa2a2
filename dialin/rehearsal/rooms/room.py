"""Phone rooms: which there are, who is in them, and on which terms."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from dialin.rehearsal.network.promise import CallLeg, Network
from dialin.rehearsal.network.recordings import Recorder
from dialin.rehearsal.network.scripts import Script
from dialin.rehearsal.network.steps import Beside, StatusCallback
from dialin.rehearsal.twiml.trouble import TwimlRefused

BesideScript = Script[TwimlRefused | None]


class MakesScript(Protocol):
    """A script, not yet started, of a document beside what a leg runs; the leg hears it, or whoever `hearers` names."""

    def __call__(
        self, leg: CallLeg, document: Beside, hearers: Callable[[], list[CallLeg]] | None = None
    ) -> BesideScript: ...


@dataclass(frozen=True)
class Joining:
    """The terms on which a leg joins."""

    name: str
    label: str = ""
    muted: bool = False
    beep: str = "true"
    starts: bool = True
    ends: bool = False
    # Address and method of what is heard until the room starts: None is music, an empty address silence.
    wait: tuple[str, str] | None = None
    most: int = 250
    callback: StatusCallback | None = None
    region: str = ""


@dataclass(eq=False, repr=False)
class Participant:
    """A leg in a room; `beside` is the document that it alone hears there (waiting music, hold music)."""

    leg: CallLeg
    room: "Room"
    joining: Joining
    joined_at: datetime
    updated_at: datetime
    muted: bool
    beep: str
    ends: bool
    hold: bool = False
    beside: BesideScript | None = None

    @property
    def label(self) -> str:
        return self.joining.label

    @property
    def starts(self) -> bool:
        return self.joining.starts


@dataclass(eq=False, repr=False)
class Room:
    """A room from its first join to its end; whoever joins first sets `callback`."""

    rooms: "Rooms"
    sid: str
    friendly_name: str
    created_at: datetime
    updated_at: datetime
    status: str = "init"
    callback: StatusCallback | None = None
    region: str = "us1"
    participants: dict[str, Participant] = field(default_factory=dict)
    # Legs that are being dialled into the room by REST, by their SIDs.
    expected: dict[str, Joining] = field(default_factory=dict)
    sequence: int = 0
    reason_ended: str | None = None
    call_sid_ending: str | None = None
    is_recorded: bool = False
    recording_callback: StatusCallback | None = None
    recording_sid: str = ""

    @property
    def now(self) -> datetime:
        return self.rooms.network.clock.now

    def find(self, name: str) -> Participant | None:
        """A participant, by the leg's SID or by label."""
        labelled = (p for p in self.participants.values() if p.label and p.label == name)
        return self.participants.get(name) or next(labelled, None)


class Rooms:
    """The open rooms by name, all rooms by SID, and who is in one."""

    def __init__(self, network: Network, recorder: Recorder, beside_script: MakesScript) -> None:
        self.network = network
        self.recorder = recorder
        self.beside_script = beside_script
        self.by_name: dict[str, Room] = {}
        self.by_sid: dict[str, Room] = {}
        self.inside: dict[str, Participant] = {}

    def find(self, name: str) -> Room | None:
        """An open room, by SID or name."""
        room = self.by_sid.get(name) or self.by_name.get(name)
        return room if room and room.status != "completed" else None

    def open(self, joining: Joining) -> Room:
        """The open room of that name, or a new one."""
        room = self.by_name.get(joining.name)
        if room is None:
            now = self.network.clock.now
            room = Room(self, self.network.new_sid("CF"), joining.name, now, now)
            self.by_name[joining.name] = self.by_sid[room.sid] = room
        if not room.participants:
            room.callback, room.region = joining.callback or room.callback, joining.region or room.region
        return room

    def participant(self, leg: CallLeg) -> Participant | None:
        return self.inside.get(leg.sid)

    def forget_expected(self, leg: CallLeg) -> None:
        """Close rooms that nobody ever joined and that nobody is being dialled into any more."""
        for room in list(self.by_name.values()):
            if room.expected.pop(leg.sid, None) and not (room.participants or room.expected) and room.status == "init":
                room.status = "completed"
                self.by_name.pop(room.friendly_name, None)
