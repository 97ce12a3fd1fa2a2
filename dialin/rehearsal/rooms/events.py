"""Conference callbacks: what a room reports to whoever asked for it when the room was opened."""

from dialin.rehearsal.network.steps import Callback
from dialin.rehearsal.rooms.room import Participant, Room
from dialin.rehearsal.wire.parameters import flag, rfc_2822

# Which word of statusCallbackEvent asks for which event on the wire.
_ASKED_BY = {
    "conference-start": "start",
    "conference-end": "end",
    "participant-join": "join",
    "participant-leave": "leave",
    "participant-mute": "mute",
    "participant-unmute": "mute",
    "participant-hold": "hold",
    "participant-unhold": "hold",
    "participant-modify": "modify",
    "participant-speech-start": "speaker",
    "participant-speech-stop": "speaker",
    "announcement-end": "announcement",
    "announcement-fail": "announcement",
}


def report(room: Room, event: str, participant: Participant | None = None, extra: dict[str, str] | None = None) -> None:
    """Send a conference callback, where its event was asked for."""
    callback = room.callback
    if callback is None or _ASKED_BY[event] not in callback.events:
        return
    room.sequence += 1
    fields = {
        "ConferenceSid": room.sid,
        "FriendlyName": room.friendly_name,
        "SequenceNumber": str(room.sequence),
        "Timestamp": rfc_2822(room.now),
        "StatusCallbackEvent": event,
        **(_about(participant) if participant else {}),
        **(extra or {}),
    }
    room.rooms.network.notify(Callback(callback.url, callback.method, "conference", fields), queue=room.sid)


def _about(participant: Participant) -> dict[str, str]:
    found = {
        "CallSid": participant.leg.sid,
        "Muted": flag(participant.muted),
        "Hold": flag(participant.hold),
        "Coaching": flag(False),
        "EndConferenceOnExit": flag(participant.ends),
        "StartConferenceOnEnter": flag(participant.starts),
    }
    return found | ({"ParticipantLabel": participant.label} if participant.label else {})
