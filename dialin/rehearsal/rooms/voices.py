"""Who hears a person's voice and keys, and what a room reports about speaking."""

from dialin.rehearsal.heard import Playing, Sound
from dialin.rehearsal.network.promise import CallLeg
from dialin.rehearsal.network.tones import hear_tone
from dialin.rehearsal.rooms.events import report
from dialin.rehearsal.rooms.room import Rooms
from dialin.rehearsal.twiml.speech import speaking_seconds


def who_hears(rooms: Rooms, leg: CallLeg) -> list[CallLeg]:
    """Which legs hear this one's voice now: none while it is muted, alone or in a menu."""
    if leg.bridged:
        return [leg.bridged]
    own = rooms.participant(leg)
    if own is None or own.muted or own.hold or own.room.status != "in-progress":
        return []
    return [p.leg for p in own.room.participants.values() if p is not own and not p.hold]


def send_key(rooms: Rooms, leg: CallLeg, key: str) -> None:
    """Let everybody in the room or at the other end hear a key; muting stops a voice, not its keys."""
    own = rooms.participant(leg)
    others = [p.leg for p in own.room.participants.values() if p is not own] if own else who_hears(rooms, leg)
    if own is None or own.room.status == "in-progress":
        for other in others:
            hear_tone(rooms.network.clock, other, key)


def start_speaking(rooms: Rooms, leg: CallLeg, words: str) -> None:
    """Let everybody who hears this leg now hear the words."""
    for other in who_hears(rooms, leg):
        other.hear(Playing(Sound("room", ((words, speaking_seconds(words)),)), rooms.network.clock.now))
    # A muted voice is reported as well: that is how one can be told that nobody hears it.
    if own := rooms.participant(leg):
        report(own.room, "participant-speech-start", own)


def stop_speaking(rooms: Rooms, leg: CallLeg) -> None:
    if own := rooms.participant(leg):
        report(own.room, "participant-speech-stop", own)
