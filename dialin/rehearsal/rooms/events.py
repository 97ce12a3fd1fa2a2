"""Conference callbacks: what the room tells, to whoever asked for it when it was opened."""

from typing import TYPE_CHECKING

from dialin.rehearsal.steps import Letter
from dialin.rehearsal.wire.parameters import flag, rfc_2822

if TYPE_CHECKING:
    from dialin.rehearsal.rooms.room import Participant, Room

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


def tell_room(
    room: "Room", event: str, participant: "Participant | None" = None, extra: dict[str, str] | None = None
) -> None:
    """Send a conference callback, where its event was asked for."""
    wanted, company = room.wanted, room.company
    if wanted is None or _ASKED_BY[event] not in wanted.events:
        return
    room.sequence += 1
    fields = {
        "ConferenceSid": room.sid,
        "FriendlyName": room.friendly_name,
        "AccountSid": company.account_sid,
        "SequenceNumber": str(room.sequence),
        "Timestamp": rfc_2822(company.now),
        "StatusCallbackEvent": event,
        **(_about(participant) if participant else {}),
        **(extra or {}),
    }
    company.mail.notify(Letter(wanted.url, wanted.method, "conference", fields), lane=room.sid)


def _about(participant: "Participant") -> dict[str, str]:
    found = {
        "CallSid": participant.leg.sid,
        "Muted": flag(participant.muted),
        "Hold": flag(participant.hold),
        "Coaching": "false",
        "EndConferenceOnExit": flag(participant.ends),
        "StartConferenceOnEnter": flag(participant.starts),
    }
    return found | ({"ParticipantLabel": participant.label} if participant.label else {})
