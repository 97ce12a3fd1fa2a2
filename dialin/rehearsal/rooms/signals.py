"""A room's own short sounds: entry and exit beeps, and notes of what happened for anyone reading along."""

from dialin.rehearsal.heard import Playing, Sound
from dialin.rehearsal.rooms.room import Participant


def beep(participant: Participant, when: str) -> None:
    if participant.beep in ("true", when) and participant.room.status == "in-progress":
        for other in participant.room.participants.values():
            _hear(other, Sound("tone", (("beep", 0.0),)))


def note(participant: Participant, text: str) -> None:
    _hear(participant, Sound("room", ((text, 0.0),)))


def _hear(participant: Participant, sound: Sound) -> None:
    participant.leg.hear(Playing(sound, participant.room.now, participant.room.now))
