"""Phone rooms: who is in, who hears whom, when a room starts and when it ends."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from dialin.rehearsal.legs import Wanted
from dialin.rehearsal.scripts import Script
from dialin.rehearsal.tones import hear_tone

if TYPE_CHECKING:
    from dialin.rehearsal.company import Company
    from dialin.rehearsal.legs import Leg


@dataclass(frozen=True)
class Joining:
    """On which terms a leg joins; `wait` is (address, method), None the default music, an empty address silence."""

    name: str
    label: str = ""
    muted: bool = False
    beep: str = "true"
    starts: bool = True
    ends: bool = False
    wait: tuple[str, str] | None = None
    most: int = 250
    wanted: Wanted | None = None
    region: str = ""


@dataclass(eq=False, repr=False)
class Participant:
    """A leg in a room; `aside` is the document that it hears alone (waiting, hold, announcement)."""

    leg: "Leg"
    room: "Room"
    label: str
    muted: bool
    beep: str
    starts: bool
    ends: bool
    wait: tuple[str, str] | None
    joined_at: datetime
    updated_at: datetime
    hold: bool = False
    aside: Script | None = None


@dataclass(eq=False, repr=False)
class Room:
    """A room from its first join to its end; `wanted` was fixed by whoever joined first."""

    company: "Company"
    sid: str
    friendly_name: str
    created_at: datetime
    updated_at: datetime
    status: str = "init"
    wanted: Wanted | None = None
    region: str = "us1"
    participants: dict[str, Participant] = field(default_factory=dict)
    # Legs that are being dialled into the room by REST.
    expected: "dict[str, tuple[Leg, Joining]]" = field(default_factory=dict)
    sequence: int = 0
    reason_ended: str | None = None
    call_sid_ending: str | None = None
    is_recorded: bool = False
    recording_wanted: Wanted | None = None
    recording_sid: str = ""

    def find(self, name: str) -> Participant | None:
        """A participant by the leg's SID or by label."""
        labelled = (p for p in self.participants.values() if p.label and p.label == name)
        return self.participants.get(name) or next(labelled, None)


def who_hears(leg: "Leg") -> list["Leg"]:
    """Which legs hear this one's voice now."""
    if leg.bridged:
        return [leg.bridged]
    own = leg.participant
    if own is None or own.muted or own.hold or own.room.status != "in-progress":
        return []
    return [p.leg for p in own.room.participants.values() if p is not own and not p.hold]


def send_key(leg: "Leg", key: str) -> None:
    """Let everybody in the room or at the other end hear a key; muting does not keep voices' keys out."""
    own = leg.participant
    others = [p.leg for p in own.room.participants.values() if p is not own] if own else who_hears(leg)
    if own is None or own.room.status == "in-progress":
        for other in others:
            hear_tone(leg.company, other, key)
