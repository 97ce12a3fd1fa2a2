"""Joining and leaving rooms: when a room starts, who waits, and when it ends."""

from typing import TYPE_CHECKING, Literal

from dialin.rehearsal.heard import Playing, Sound
from dialin.rehearsal.recordings import begin, finish
from dialin.rehearsal.rooms.events import tell_room
from dialin.rehearsal.rooms.room import Joining, Participant, Room
from dialin.rehearsal.scenes import Part, Scene, attempt
from dialin.rehearsal.scripts import Script
from dialin.rehearsal.steps import GoTo, Told, Torn
from dialin.rehearsal.twiml.trouble import Refused

if TYPE_CHECKING:
    from dialin.rehearsal.company import Company
    from dialin.rehearsal.legs import Leg

LeaveReason = Literal[
    "conference_ended_via_api",
    "moderator_ended_conference",
    "participant_updated_via_api",
    "participant_hung_up",
    "participant_add_failed",
]


def open_room(company: "Company", joining: Joining) -> Room:
    """The live room of that name, or a new one."""
    room = company.rooms.get(joining.name)
    if room is None:
        room = Room(company, company.new_sid("CF"), joining.name, company.now, company.now)
        company.rooms[joining.name] = company.rooms_by_sid[room.sid] = room
    if not room.participants:
        room.wanted, room.region = joining.wanted or room.wanted, joining.region or room.region
    return room


def join(company: "Company", leg: "Leg", joining: Joining) -> Participant:
    """Put a leg into a room; Refused 16020 when it is full, 16025 when the label is taken."""
    room = company.rooms.get(joining.name)
    if room and len(room.participants) >= joining.most:
        raise Refused(16020, f"the room {joining.name!r} is full")
    if room and joining.label and any(p.label == joining.label for p in room.participants.values()):
        raise Refused(16025, f"the label {joining.label!r} is taken")
    room = open_room(company, joining)
    room.expected.pop(leg.sid, None)
    participant = Participant(
        leg, room, joining.label, joining.muted, joining.beep, joining.starts, joining.ends, joining.wait,
        company.now, company.now,
    )  # fmt: skip
    room.participants[leg.sid] = leg.participant = participant
    tell_room(room, "participant-join", participant)
    _beep(participant, "onEnter")
    if room.status == "init":
        _start_or_wait(room, participant)
    leg.news({"kind": "state", "state": "room", "text": room.friendly_name})
    return participant


def _start_or_wait(room: Room, joined: Participant) -> None:
    if len(room.participants) < 2 or not any(p.starts for p in room.participants.values()):
        _wait(joined)
        return
    room.status, room.updated_at = "in-progress", room.company.now
    for participant in room.participants.values():
        stop_aside(participant)
        _note(participant.leg, "the room has started")
    tell_room(room, "conference-start")
    start_recording(room)


def _wait(participant: Participant) -> None:
    if participant.wait is None:
        _note(participant.leg, "music")
    elif participant.wait[0]:
        start_aside(participant, GoTo(*participant.wait, "wait"), "wait")


def start_aside(participant: Participant, address: GoTo, part: Part) -> Script:
    """Let one participant hear a document alone."""
    leg, company = participant.leg, participant.room.company
    stop_aside(participant)
    script = Script(company, leg, attempt(Scene(company, leg, part), address))
    participant.aside = script
    if part == "wait":
        script.when_over = lambda refused: _wait_over(leg, refused)
    script.start()
    return script


def _wait_over(leg: "Leg", refused: Refused | None) -> None:
    if refused and leg.script:
        leg.script.send(Told("wait failed", detail=str(refused)))


def stop_aside(participant: Participant) -> None:
    if participant.aside:
        participant.aside.when_over = lambda _: None
        participant.aside.tear(Torn("company"))
        participant.aside = None


def leave(participant: Participant, reason: LeaveReason) -> None:
    """Take a leg out of its room, and end the room where that was its last or its ending one."""
    room, leg = participant.room, participant.leg
    if not _take_out(participant, reason):
        return
    _beep(participant, "onExit")
    kicked = "kicked" if reason == "participant_updated_via_api" else "left"
    if participant.ends:
        end_room(room, f"participant-with-end-conference-on-exit-{kicked}", participant)
    elif not room.participants:
        end_room(room, f"last-participant-{kicked}", participant)
    leg.news({"kind": "state", "state": "connected"})


def _take_out(participant: Participant, reason: LeaveReason) -> bool:
    room, leg = participant.room, participant.leg
    if room.participants.pop(leg.sid, None) is None:
        return False
    stop_aside(participant)
    leg.participant = None
    status = leg.status if leg.is_over else "in-progress"
    tell_room(
        room, "participant-leave", participant, {"ParticipantCallStatus": status, "ReasonParticipantLeft": reason}
    )
    return True


def end_room(room: Room, reason: str, ending: Participant | None = None) -> None:
    """End a room: all who are still in are put out and their documents go on; the name is free again."""
    if room.status == "completed":
        return
    room.status, room.updated_at, room.reason_ended = "completed", room.company.now, reason
    room.call_sid_ending = ending.leg.sid if ending else None
    room.company.rooms.pop(room.friendly_name, None)
    by_api = reason == "conference-ended-via-api"
    why: LeaveReason = "conference_ended_via_api" if by_api else "moderator_ended_conference"
    put_out = list(room.participants.values())
    for participant in put_out:
        _take_out(participant, why)
    if room.recording_sid:
        finish(room.company, room.company.recordings[room.recording_sid])
    fields = {"ReasonConferenceEnded": reason, "Reason": reason.replace("-", " ")}
    if ending:
        fields |= {"CallSidEndingConference": ending.leg.sid, "ParticipantLabelEndingConference": ending.label}
    tell_room(room, "conference-end", extra=fields)
    for participant in put_out:
        if participant.leg.script:
            participant.leg.script.send(Told("room ended"))


def close_if_deserted(room: Room) -> None:
    """A room into which nobody came and nobody is being dialled is no room."""
    if not room.participants and not room.expected and room.status == "init":
        room.status = "completed"
        room.company.rooms.pop(room.friendly_name, None)


def start_recording(room: Room) -> None:
    """Begin to record a room for which that was wanted, once it has started: music is never recorded."""
    if room.is_recorded and room.status == "in-progress" and not room.recording_sid:
        begun = begin(room.company, source="Conference", wanted=room.recording_wanted, room=room.sid)
        room.recording_sid = begun.sid


def _beep(participant: Participant, when: str) -> None:
    if participant.beep in ("true", when) and participant.room.status == "in-progress":
        for other in participant.room.participants.values():
            _hear(other.leg, Sound("tone", (("beep", 0.0),)))


def _note(leg: "Leg", text: str) -> None:
    _hear(leg, Sound("room", ((text, 0.0),)))


def _hear(leg: "Leg", sound: Sound) -> None:
    playing = Playing(sound, leg.company.now)
    playing.stop(leg.company.now)
    leg.hear(playing)
