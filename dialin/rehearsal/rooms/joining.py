"""Joining a room: whether there is space, when the room starts, and what is heard until then."""

from dialin.rehearsal.network.promise import CallLeg
from dialin.rehearsal.network.steps import Beside, Told
from dialin.rehearsal.rooms.beside import play_beside, stop_beside
from dialin.rehearsal.rooms.events import report
from dialin.rehearsal.rooms.room import Joining, Participant, Room, Rooms
from dialin.rehearsal.rooms.signals import beep, note
from dialin.rehearsal.twiml.trouble import TwimlRefused


def join(rooms: Rooms, leg: CallLeg, joining: Joining) -> Participant:
    """Put a leg into a room; TwimlRefused 16020 when it is full, 16025 when the label is taken."""
    _demand_place(rooms.by_name.get(joining.name), joining)
    room = rooms.open(joining)
    room.expected.pop(leg.sid, None)
    participant = Participant(
        leg, room, joining, room.now, room.now, muted=joining.muted, beep=joining.beep, ends=joining.ends
    )
    room.participants[leg.sid] = rooms.inside[leg.sid] = participant
    report(room, "participant-join", participant)
    beep(participant, "onEnter")
    if room.status == "init":
        _start_or_wait(room, participant)
    leg.note_state("room", room.friendly_name)
    return participant


def _demand_place(room: Room | None, joining: Joining) -> None:
    if room and len(room.participants) >= joining.most:
        raise TwimlRefused(16020, f"the room {joining.name!r} is full")
    if room and joining.label and any(p.label == joining.label for p in room.participants.values()):
        raise TwimlRefused(16025, f"the label {joining.label!r} is taken")


def _start_or_wait(room: Room, joined: Participant) -> None:
    if len(room.participants) < 2 or not any(p.starts for p in room.participants.values()):
        _wait(joined)
        return
    room.status, room.updated_at = "in-progress", room.now
    for participant in room.participants.values():
        stop_beside(participant)
        note(participant, "the room has started")
    report(room, "conference-start")
    start_recording(room)


def _wait(participant: Participant) -> None:
    wait = participant.joining.wait
    if wait is None:
        note(participant, "music")
    elif wait[0]:
        play_beside(participant, Beside("wait", *wait), lambda refused: _wait_over(participant.leg, refused))


def _wait_over(leg: CallLeg, refused: TwimlRefused | None) -> None:
    if refused and leg.script:
        leg.script.send(Told("wait failed"))


def start_recording(room: Room) -> None:
    """Record a room that asked for it, once it has started: music is never recorded."""
    if room.is_recorded and room.status == "in-progress" and not room.recording_sid:
        begun = room.rooms.recorder.begin("Conference", room.recording_callback, conference_sid=room.sid)
        room.recording_sid = begun.sid
