"""The keys of a dial-in as a document's verbs: a pause and a group, one after the other."""

from collections.abc import Iterable

from twilio.twiml.voice_response import Pause, Play, VoiceResponse

from dialin.rules.bridging.timing import TimedKeys, waits


def append_keys(response: VoiceResponse, keys: Iterable[TimedKeys]) -> None:
    """<Pause> counts whole seconds, so that a half is a wait in front of the keys themselves."""
    for timed in keys:
        whole = int(timed.pause_seconds)
        if whole:
            response.append(Pause(length=whole))
        response.append(Play(digits=waits(timed.pause_seconds - whole) + timed.keys))
