"""What the REST API can change in a room: mute, hold, announce, remove."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialin.rehearsal.rooms.comings import leave, start_aside, stop_aside
from dialin.rehearsal.rooms.events import tell_room
from dialin.rehearsal.rooms.room import Participant, Room
from dialin.rehearsal.scenes import Scene, attempt
from dialin.rehearsal.scripts import Script
from dialin.rehearsal.steps import GoTo, Told
from dialin.rehearsal.twiml.trouble import Refused

if TYPE_CHECKING:
    from dialin.rehearsal.legs import Leg


@dataclass(frozen=True)
class Change:
    """Wishes for one participant; None leaves a thing as it is. Addresses are (address, method)."""

    muted: bool | None = None
    hold: bool | None = None
    hold_music: tuple[str, str] | None = None
    announcement: tuple[str, str] | None = None
    ends: bool | None = None
    beeps_on_exit: bool | None = None


def change(participant: Participant, wish: Change) -> None:
    participant.updated_at = participant.room.company.now
    if wish.muted is not None and wish.muted != participant.muted:
        participant.muted = wish.muted
        tell_room(participant.room, f"participant-{'mute' if wish.muted else 'unmute'}", participant)
    if wish.hold is not None:
        _hold(participant, wish)
    if wish.announcement:
        _announce_to(participant, wish.announcement)
    _modify(participant, wish)


def _hold(participant: Participant, wish: Change) -> None:
    if wish.hold == participant.hold:
        return
    participant.hold = bool(wish.hold)
    tell_room(participant.room, f"participant-{'hold' if participant.hold else 'unhold'}", participant)
    if participant.hold and wish.hold_music and wish.hold_music[0]:
        start_aside(participant, GoTo(*wish.hold_music, "hold"), "hold")
    elif not participant.hold:
        stop_aside(participant)


def _modify(participant: Participant, wish: Change) -> None:
    modified = False
    # Silently ignored while on hold: an oddity of the provider that has cost others a room.
    if wish.ends is not None and not participant.hold:
        participant.ends, modified = wish.ends, True
    if wish.beeps_on_exit is not None:
        participant.beep, modified = ("onExit" if wish.beeps_on_exit else "false"), True
    if modified:
        tell_room(participant.room, "participant-modify", participant)


def _announce_to(participant: Participant, address: tuple[str, str]) -> None:
    room, leg = participant.room, participant.leg
    scene = Scene(room.company, leg, "announce")
    script = Script(room.company, leg, attempt(scene, GoTo(*address, "announce")))
    script.when_over = lambda refused: _announced(room, address, refused, participant)
    script.start()


def announce(room: Room, address: tuple[str, str]) -> None:
    """Let everybody in the room hear a document."""

    def hearers() -> "list[Leg]":
        return [p.leg for p in room.participants.values()]

    first = hearers()[0]
    scene = Scene(room.company, first, "announce", hearers)
    script = Script(room.company, first, attempt(scene, GoTo(*address, "announce")))
    script.when_over = lambda refused: _announced(room, address, refused, None)
    script.start()


def _announced(room: Room, address: tuple[str, str], refused: Refused | None, participant: Participant | None) -> None:
    fields = {"AnnounceUrl": address[0]}
    if refused:
        fields["ReasonAnnouncementFailed"] = refused.reason
    tell_room(room, "announcement-fail" if refused else "announcement-end", participant, fields)


def remove(participant: Participant) -> None:
    """Put one participant out; its document goes on."""
    leg = participant.leg
    leave(participant, "participant_updated_via_api")
    if leg.script:
        leg.script.send(Told("kicked"))
