"""What the REST API can change in a room: mute, hold, announce."""

from collections.abc import Callable
from dataclasses import dataclass

from dialin.rehearsal.network.promise import CallLeg
from dialin.rehearsal.network.steps import Beside
from dialin.rehearsal.rooms.beside import play_beside, stop_beside
from dialin.rehearsal.rooms.events import report
from dialin.rehearsal.rooms.room import Participant, Room
from dialin.rehearsal.twiml.trouble import TwimlRefused

Address = tuple[str, str]


@dataclass(frozen=True)
class Change:
    """What to change for one participant; None leaves a thing as it is. Addresses are (address, method)."""

    muted: bool | None = None
    hold: bool | None = None
    hold_music: Address | None = None
    announcement: Address | None = None
    ends: bool | None = None
    beeps_on_exit: bool | None = None


def change(participant: Participant, wanted: Change) -> None:
    room = participant.room
    participant.updated_at = room.now
    if wanted.muted is not None and wanted.muted != participant.muted:
        participant.muted = wanted.muted
        report(room, f"participant-{'mute' if wanted.muted else 'unmute'}", participant)
    if wanted.hold is not None and wanted.hold != participant.hold:
        _hold(participant, wanted)
    if wanted.announcement:
        _announce(room, wanted.announcement, participant.leg, about=participant)
    _modify(participant, wanted)


def _hold(participant: Participant, wanted: Change) -> None:
    participant.hold = bool(wanted.hold)
    report(participant.room, f"participant-{'hold' if participant.hold else 'unhold'}", participant)
    if participant.hold and wanted.hold_music and wanted.hold_music[0]:
        play_beside(participant, Beside("hold", *wanted.hold_music))
    elif not participant.hold:
        stop_beside(participant)


def _modify(participant: Participant, wanted: Change) -> None:
    modified = False
    # Silently ignored while on hold: an oddity of the provider that has cost others a room.
    if wanted.ends is not None and not participant.hold:
        participant.ends, modified = wanted.ends, True
    if wanted.beeps_on_exit is not None:
        participant.beep, modified = ("onExit" if wanted.beeps_on_exit else "false"), True
    if modified:
        report(participant.room, "participant-modify", participant)


def announce(room: Room, address: Address) -> None:
    """Let everybody in the room hear a document."""

    def everybody() -> list[CallLeg]:
        return [p.leg for p in room.participants.values()]

    _announce(room, address, everybody()[0], hearers=everybody)


def _announce(
    room: Room,
    address: Address,
    leg: CallLeg,
    *,
    about: Participant | None = None,
    hearers: Callable[[], list[CallLeg]] | None = None,
) -> None:
    def report_end(refused: TwimlRefused | None) -> None:
        why = {"ReasonAnnouncementFailed": refused.reason} if refused else {}
        report(room, "announcement-fail" if refused else "announcement-end", about, {"AnnounceUrl": address[0], **why})

    script = room.rooms.beside_script(leg, Beside("announce", *address), hearers)
    script.when_over = report_end
    script.start()
