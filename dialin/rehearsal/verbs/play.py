"""<Play>: plays a recording, or sends keys."""

import io
import wave

from dialin.rehearsal.documents.runs import Run, fetch, play
from dialin.rehearsal.heard import Sound
from dialin.rehearsal.network.steps import Event, Fetching, Onward, Outcome, Steps
from dialin.rehearsal.network.tones import send_tones
from dialin.rehearsal.twiml.elements import Verb
from dialin.rehearsal.twiml.speech import REPEATED_FOR_EVER
from dialin.rehearsal.wire.answers import AUDIO, content_type
from dialin.rehearsal.wire.sender import Delivered

# For audio whose length the company cannot read from its header.
USUAL_SECONDS = 5.0


def play_sound(run: Run, verb: Verb) -> Steps[Outcome]:
    run.leg.answer()
    yield from play_media(run, verb)
    return Onward()


def play_media(run: Run, verb: Verb, stops_for: tuple[type, ...] = ()) -> Steps[Event | None]:
    """Play it; inside a Gather, until an event interrupts."""
    if "digits" in verb.attributes:
        yield from send_tones(run.network.clock, run.leg, verb.get("digits"))
        return None
    url = run.resolve(verb.text)
    seconds = yield from _length(run, url)
    if seconds is None:
        return None
    loop = int(verb.get("loop", "1")) or REPEATED_FOR_EVER
    return (yield from play(run, Sound("play", ((url, seconds),) * loop), stops_for=stops_for))


def _length(run: Run, url: str) -> Steps[float | None]:
    if url.startswith(run.network.media_url("")):
        return _own_length(run, url)
    known = run.switchboard.media.get(url)
    if known is not None:
        return known
    delivered = yield from fetch(Fetching(url, "GET", "media"))
    if delivered.response is None:
        run.alert(delivered.error_code, f"{url} cannot be played: {delivered.reason}")
        return None
    if content_type(delivered) not in AUDIO:
        run.alert(12300, f"{url} is no audio but {content_type(delivered)}")
        return None
    seconds = _wav_seconds(delivered) or USUAL_SECONDS
    run.switchboard.media[url] = seconds
    return seconds


def _own_length(run: Run, url: str) -> float | None:
    """The length of one of the company's own recordings, which can be played once it is ready."""
    found = run.switchboard.recorder.recordings.get(url.rpartition("/")[2].partition(".")[0])
    if found is None or found.status != "completed":
        run.alert(12300, f"{url} cannot be played: it is {found.status if found else 'unknown'}")
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
