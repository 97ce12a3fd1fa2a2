"""Voices: who hears a person speak, and what a room tells about it."""

from typing import TYPE_CHECKING

from dialin.rehearsal.heard import Playing, Sound
from dialin.rehearsal.rooms.events import tell_room
from dialin.rehearsal.rooms.room import who_hears
from dialin.rehearsal.twiml.speech import speaking_seconds

if TYPE_CHECKING:
    from dialin.rehearsal.legs import Leg


def hear_voice(leg: "Leg", words: str) -> None:
    """Let everybody hear it who hears this leg now."""
    for other in who_hears(leg):
        other.hear(Playing(Sound("room", ((words, speaking_seconds(words)),)), leg.company.now))
    # A muted voice is reported as well: that is how one can be told that nobody hears it.
    if leg.participant:
        tell_room(leg.participant.room, "participant-speech-start", leg.participant)


def fall_silent(leg: "Leg") -> None:
    if leg.participant:
        tell_room(leg.participant.room, "participant-speech-stop", leg.participant)
