"""The documents of a test call: its keys, the silence in which it is seen whether the line is kept, and its end."""

from collections.abc import Sequence

from twilio.twiml.voice_response import Pause, VoiceResponse

from dialin.rules.bridging.timing import TimedKeys
from dialin.voice.twiml.keying import append_keys


def render_keys(keys: Sequence[TimedKeys], *, then: str) -> str:
    """The call says nothing: whoever is in the videoconference already hears at most the keys."""
    response = VoiceResponse()
    append_keys(response, keys)
    response.redirect(then)
    return str(response)


def render_silence(seconds: float, *, then: str) -> str:
    response = VoiceResponse()
    response.append(Pause(length=max(1, round(seconds))))
    response.redirect(then)
    return str(response)
