"""<Record>: beeps, records the caller, and ends by a key, silence, length or hang-up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dialin.rehearsal.heard import Sound
from dialin.rehearsal.recordings import Recording, begin, finish
from dialin.rehearsal.scenes import Scene, action, play
from dialin.rehearsal.steps import Key, Letter, Outcome, Steps, TimeUp, Torn, VoiceStarts, VoiceStops, Waiting
from dialin.rehearsal.twiml.documents import Verb
from dialin.rehearsal.twiml.trouble import Refused
from dialin.rehearsal.verbs.conference import wanted

BEEP = Sound("tone", (("beep", 0.5),))
_ANY_KEY = "1234567890*#"


@dataclass(frozen=True)
class Terms:
    """What ends a recording; `silence` in seconds, None for never."""

    keys: str
    silence: float | None
    until: datetime


def record(scene: Scene, verb: Verb) -> Steps[Outcome]:
    scene.leg.answer()
    if scene.was_redirected and "action" not in verb.attributes:
        raise Refused(11100, "after a redirect of the live call <Record> needs an action")
    scene.resolve(verb.get("action"))
    if verb.is_on("playBeep", default=True):
        yield from play(scene, BEEP)
    told = wanted(scene, verb, "recordingStatusCallback", "completed")
    recording = begin(scene.company, source="RecordVerb", wanted=told, call=scene.leg.sid)
    try:
        digits = yield from _listen(scene, recording, _terms(scene, verb))
    except Torn as torn:
        finish(scene.company, recording)
        if torn.by == "person":
            _tell_hang_up(scene, verb, recording)
        raise
    finish(scene.company, recording)
    return action(scene, verb, _parameters(scene, recording, digits))


def _terms(scene: Scene, verb: Verb) -> Terms:
    seconds = float(verb.get("timeout", "5"))
    longest = float(verb.get("maxLength", "120" if verb.is_on("transcribe") else "3600"))
    until = scene.company.now + timedelta(seconds=longest)
    return Terms(verb.get("finishOnKey", _ANY_KEY), seconds or None, until)


def _listen(scene: Scene, recording: Recording, terms: Terms) -> Steps[str]:
    """The key that ended it, empty when silence or length did."""
    until = _silent_until(scene, terms)
    while True:
        match (yield Waiting("recording", until)):
            case Key(key) if key in terms.keys:
                return key
            case VoiceStarts():
                until = terms.until
            case VoiceStops(text, _):
                recording.words.append(text)
                until = _silent_until(scene, terms)
            case TimeUp():
                return ""


def _silent_until(scene: Scene, terms: Terms) -> datetime:
    if terms.silence is None:
        return terms.until
    return min(terms.until, scene.company.now + timedelta(seconds=terms.silence))


def _parameters(scene: Scene, recording: Recording, digits: str) -> dict[str, str]:
    return {
        "RecordingUrl": scene.company.media_url(recording.sid),
        "RecordingSid": recording.sid,
        "RecordingDuration": str(round(recording.seconds)),
        "Digits": digits,
    }


def _tell_hang_up(scene: Scene, verb: Verb, recording: Recording) -> None:
    go_to = action(scene, verb, _parameters(scene, recording, "hangup"))
    letter = Letter(go_to.url, go_to.method, go_to.purpose, go_to.parameters)
    scene.company.mail.notify(letter, leg=scene.leg)
