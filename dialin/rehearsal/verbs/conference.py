"""<Conference>: the caller joins a room and stays until something ends the visit."""

from datetime import datetime

from dialin.rehearsal.documents.runs import Run
from dialin.rehearsal.network.steps import EndedBy, Key, Steps, Stopped, TimeUp, Told, WaitFor
from dialin.rehearsal.rooms.joining import join, start_recording
from dialin.rehearsal.rooms.leaving import LeaveReason, leave
from dialin.rehearsal.rooms.room import Joining, Participant, Room
from dialin.rehearsal.rooms.voices import send_key
from dialin.rehearsal.twiml.elements import Verb
from dialin.rehearsal.twiml.trouble import TwimlRefused
from dialin.rehearsal.verbs.callbacks import LONGEST_CALL, callback_of

_REASONS: dict[EndedBy, LeaveReason] = {
    "person": "participant_hung_up",
    "api": "participant_updated_via_api",
    "company": "participant_hung_up",
}


def conference(run: Run, dial: Verb, noun: Verb) -> Steps[str]:
    """Join and stay; the visit's DialCallStatus."""
    run.leg.answer()
    try:
        participant = join(run.switchboard.rooms, run.leg, _joining(run, noun))
    except TwimlRefused as refused:
        if refused.code not in (16020, 16025):
            raise
        run.alert(refused.code, refused.reason)
        return "failed"
    if noun.get("record") == "record-from-start":
        _record(run, noun, participant.room)
    until = run.later(float(dial.get("timeLimit", LONGEST_CALL)))
    on_star = dial.is_on("hangupOnStar") and run.switchboard.dialect.star_leaves_rooms
    return (yield from stay(run, participant, until, leaves_on_star=on_star))


def _joining(run: Run, noun: Verb) -> Joining:
    """The terms in a <Conference>."""
    wait = None
    if "waitUrl" in noun.attributes:
        address = noun.get("waitUrl")
        wait = (run.resolve(address) if address else "", noun.get("waitMethod", "POST"))
    return Joining(
        noun.text,
        label=noun.get("participantLabel"),
        muted=noun.is_on("muted"),
        beep=noun.get("beep", "true"),
        starts=noun.is_on("startConferenceOnEnter", default=True),
        ends=noun.is_on("endConferenceOnExit"),
        wait=wait,
        most=int(noun.get("maxParticipants", "250")),
        callback=callback_of(run, noun, "statusCallback", ""),
        region=noun.get("region"),
    )


def stay(run: Run, participant: Participant, until: datetime | None, *, leaves_on_star: bool = False) -> Steps[str]:
    """Stay in the room until something ends the visit; the visit's DialCallStatus."""
    try:
        return (yield from _stay(run, participant, until, leaves_on_star))
    except Stopped as stopped:
        leave(participant, _REASONS[stopped.by])
        raise


def _stay(run: Run, participant: Participant, until: datetime | None, leaves_on_star: bool) -> Steps[str]:
    while True:
        match (yield WaitFor("room", until)):
            case Key("*") if leaves_on_star:
                leave(participant, "participant_hung_up")
                return "answered"
            case Key(key):
                send_key(run.switchboard.rooms, run.leg, key)
            case Told("room ended" | "removed"):
                return "answered"
            case Told("wait failed"):
                leave(participant, "participant_add_failed")
                return "failed"
            case TimeUp():
                leave(participant, "participant_hung_up")
                return "answered"


def _record(run: Run, noun: Verb, room: Room) -> None:
    if not room.is_recorded:
        room.is_recorded = True
        room.recording_callback = callback_of(run, noun, "recordingStatusCallback")
        start_recording(room)
