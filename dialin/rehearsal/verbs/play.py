"""<Play>: plays a recording, or sends keys."""

import io
import wave

from dialin.rehearsal.heard import Sound
from dialin.rehearsal.scenes import Scene, play
from dialin.rehearsal.steps import Event, Fetched, Fetching, Onward, Outcome, Steps
from dialin.rehearsal.tones import send_tones
from dialin.rehearsal.twiml.documents import Verb
from dialin.rehearsal.twiml.speech import REPEATED_FOR_EVER
from dialin.rehearsal.wire.answers import AUDIO, content_type
from dialin.rehearsal.wire.posts import Delivered

# For audio whose length the company cannot read from its header.
USUAL_SECONDS = 5.0


def play_sound(scene: Scene, verb: Verb) -> Steps[Outcome]:
    scene.leg.answer()
    yield from play_media(scene, verb)
    return Onward()


def play_media(scene: Scene, verb: Verb, stops_for: tuple[type, ...] = ()) -> Steps[Event | None]:
    """Play it, inside a Gather until an event interrupts."""
    if "digits" in verb.attributes:
        yield from send_tones(scene.company, scene.leg, verb.get("digits"))
        return None
    url = scene.resolve(verb.text)
    seconds = yield from _length(scene, url)
    if seconds is None:
        return None
    loop = int(verb.get("loop", "1")) or REPEATED_FOR_EVER
    return (yield from play(scene, Sound("play", ((url, seconds),) * loop), stops_for=stops_for))


def _length(scene: Scene, url: str) -> "Steps[float | None]":
    if url.startswith(scene.company.media_url("")):
        return _own_length(scene, url)
    known = scene.company.media.get(url)
    if known is not None:
        return known
    fetched = yield Fetching(url, "GET", "media")
    assert isinstance(fetched, Fetched)
    delivered = fetched.delivered
    if delivered.response is None:
        scene.alert(delivered.error_code, f"{url} cannot be played: {delivered.reason}")
        return None
    if content_type(delivered) not in AUDIO:
        scene.alert(12300, f"{url} is no audio but {content_type(delivered)}")
        return None
    seconds = _wav_seconds(delivered) or USUAL_SECONDS
    scene.company.media[url] = seconds
    return seconds


def _own_length(scene: Scene, url: str) -> float | None:
    """Of a recording of the company's own, which can be played once it is ready."""
    found = scene.company.recordings.get(url.rpartition("/")[2].partition(".")[0])
    if found is None or found.status != "completed":
        scene.alert(12300, f"{url} cannot be played: it is {found.status if found else 'unknown'}")
        return None
    return found.seconds


def _wav_seconds(delivered: Delivered) -> float | None:
    assert delivered.response is not None
    if not delivered.response.body.startswith(b"RIFF"):
        return None
    try:
        with wave.open(io.BytesIO(delivered.response.body)) as audio:
            return float(audio.getnframes() / audio.getframerate())
    except wave.Error:
        return None
