"""Leaving a room, and how a room ends."""

from typing import Literal

from dialin.rehearsal.network.steps import Told
from dialin.rehearsal.rooms.beside import stop_beside
from dialin.rehearsal.rooms.events import report
from dialin.rehearsal.rooms.room import Participant, Room
from dialin.rehearsal.rooms.signals import beep

LeaveReason = Literal[
    "conference_ended_via_api",
    "moderator_ended_conference",
    "participant_updated_via_api",
    "participant_hung_up",
    "participant_add_failed",
]


def leave(participant: Participant, reason: LeaveReason) -> None:
    """Take a leg out of its room, and end the room if it was the last or one that ends the room."""
    room, leg = participant.room, participant.leg
    if not _take_out(participant, reason):
        return
    beep(participant, "onExit")
    how = "kicked" if reason == "participant_updated_via_api" else "left"
    if participant.ends:
        end_room(room, f"participant-with-end-conference-on-exit-{how}", participant)
    elif not room.participants:
        end_room(room, f"last-participant-{how}", participant)
    leg.note_state("connected")


def remove(participant: Participant) -> None:
    """Put out one participant, as REST asks; its document goes on."""
    leave(participant, "participant_updated_via_api")
    if participant.leg.script:
        participant.leg.script.send(Told("removed"))


def _take_out(participant: Participant, reason: LeaveReason) -> bool:
    room, leg = participant.room, participant.leg
    if room.participants.pop(leg.sid, None) is None:
        return False
    stop_beside(participant)
    room.rooms.inside.pop(leg.sid, None)
    status = leg.status if leg.is_over else "in-progress"
    report(room, "participant-leave", participant, {"ParticipantCallStatus": status, "ReasonParticipantLeft": reason})
    return True


def end_room(room: Room, reason: str, ending: Participant | None = None) -> None:
    """End a room: everybody still in it is put out and their documents go on; the name is free again."""
    if room.status == "completed":
        return
    room.status, room.updated_at, room.reason_ended = "completed", room.now, reason
    room.call_sid_ending = ending.leg.sid if ending else None
    room.rooms.by_name.pop(room.friendly_name, None)
    by_api = reason == "conference-ended-via-api"
    why: LeaveReason = "conference_ended_via_api" if by_api else "moderator_ended_conference"
    put_out = list(room.participants.values())
    for participant in put_out:
        _take_out(participant, why)
    if room.recording_sid:
        room.rooms.recorder.finish(room.rooms.recorder.recordings[room.recording_sid])
    report(room, "conference-end", extra=_why_ended(reason, ending))
    for participant in put_out:
        if participant.leg.script:
            participant.leg.script.send(Told("room ended"))


def _why_ended(reason: str, ending: Participant | None) -> dict[str, str]:
    fields = {"ReasonConferenceEnded": reason, "Reason": reason.replace("-", " ")}
    if ending:
        fields |= {"CallSidEndingConference": ending.leg.sid, "ParticipantLabelEndingConference": ending.label}
    return fields
