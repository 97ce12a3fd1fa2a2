"""<Conference>: the caller joins a room and stays until somebody ends that."""

from datetime import datetime, timedelta

from dialin.rehearsal.legs import Wanted
from dialin.rehearsal.rooms.comings import LeaveReason, join, leave, start_recording
from dialin.rehearsal.rooms.room import Joining, Participant, Room, send_key
from dialin.rehearsal.scenes import Scene
from dialin.rehearsal.steps import Key, Steps, TimeUp, Told, Torn, Waiting
from dialin.rehearsal.twiml.documents import Verb
from dialin.rehearsal.twiml.trouble import Refused

LONGEST_CALL = "14400"
_REASONS: dict[str, LeaveReason] = {
    "person": "participant_hung_up",
    "api": "participant_updated_via_api",
    "company": "participant_hung_up",
}


def conference(scene: Scene, dial: Verb, noun: Verb) -> Steps[str]:
    """Join and stay; the DialCallStatus of the visit."""
    scene.leg.answer()
    try:
        participant = join(scene.company, scene.leg, joining(scene, noun))
    except Refused as refused:
        if refused.code not in (16020, 16025):
            raise
        scene.alert(refused.code, refused.reason)
        return "failed"
    if noun.get("record") == "record-from-start":
        _record(scene, noun, participant.room)
    until = scene.company.now + timedelta(seconds=float(dial.get("timeLimit", LONGEST_CALL)))
    return (yield from stay(scene, participant, until, leaves_on_star=dial.is_on("hangupOnStar")))


def joining(scene: Scene, noun: Verb) -> Joining:
    """The terms in a <Conference>."""
    wait = None
    if "waitUrl" in noun.attributes:
        address = noun.get("waitUrl")
        wait = (scene.resolve(address) if address else "", noun.get("waitMethod", "POST"))
    return Joining(
        noun.text,
        noun.get("participantLabel"),
        noun.is_on("muted"),
        noun.get("beep", "true"),
        noun.is_on("startConferenceOnEnter", default=True),
        noun.is_on("endConferenceOnExit"),
        wait,
        int(noun.get("maxParticipants", "250")),
        wanted(scene, noun, "statusCallback", ""),
        noun.get("region"),
    )


def wanted(scene: Scene, verb: Verb, name: str, default: str) -> Wanted | None:
    """The callback that an element asks for, with the default of its events."""
    url = verb.get(name)
    if not url:
        return None
    events = frozenset(verb.get(f"{name}Event", default).split())
    return Wanted(scene.resolve(url), verb.get(f"{name}Method", "POST"), events)


def stay(scene: Scene, participant: Participant, until: datetime | None, *, leaves_on_star: bool = False) -> Steps[str]:
    """Stay in the room until something ends the visit; the DialCallStatus of it."""
    try:
        return (yield from _stay(scene, participant, until, leaves_on_star))
    except Torn as torn:
        leave(participant, _REASONS[torn.by])
        raise


def _stay(scene: Scene, participant: Participant, until: datetime | None, leaves_on_star: bool) -> Steps[str]:
    while True:
        match (yield Waiting("room", until)):
            case Key("*") if leaves_on_star:
                leave(participant, "participant_hung_up")
                return "answered"
            case Key(key):
                send_key(scene.leg, key)
            case Told("room ended" | "kicked"):
                return "answered"
            case Told("wait failed"):
                leave(participant, "participant_add_failed")
                return "failed"
            case TimeUp():
                leave(participant, "participant_hung_up")
                return "answered"


def _record(scene: Scene, noun: Verb, room: Room) -> None:
    if not room.is_recorded:
        room.is_recorded = True
        room.recording_wanted = wanted(scene, noun, "recordingStatusCallback", "completed")
        start_recording(room)
