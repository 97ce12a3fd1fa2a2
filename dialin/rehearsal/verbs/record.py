"""<Record>: beeps, records the caller, and ends by a key, silence, length or hang-up."""

from dataclasses import dataclass
from datetime import datetime

from dialin.rehearsal.documents.runs import Run, action, play
from dialin.rehearsal.heard import Sound
from dialin.rehearsal.network.recordings import CallRecording
from dialin.rehearsal.network.steps import (
    Callback,
    Key,
    Outcome,
    Steps,
    Stopped,
    TimeUp,
    VoiceStarts,
    VoiceStops,
    WaitFor,
)
from dialin.rehearsal.twiml.elements import Verb
from dialin.rehearsal.twiml.trouble import TwimlRefused
from dialin.rehearsal.verbs.callbacks import callback_of

BEEP = Sound("tone", (("beep", 0.5),))
_ANY_KEY = "1234567890*#"


@dataclass(frozen=True)
class RecordTerms:
    """What ends a recording; `silence` in seconds, None for never."""

    keys: str
    silence: float | None
    until: datetime


def record(run: Run, verb: Verb) -> Steps[Outcome]:
    run.leg.answer()
    if run.was_redirected and "action" not in verb.attributes:
        raise TwimlRefused(11100, "after a redirect of the live call <Record> needs an action")
    run.resolve(verb.get("action"))
    if verb.is_on("playBeep", default=True):
        yield from play(run, BEEP)
    recorder = run.switchboard.recorder
    reported = callback_of(run, verb, "recordingStatusCallback")
    recording = recorder.begin("RecordVerb", reported, call_sid=run.leg.sid)
    try:
        digits = yield from _listen(run, recording, _terms(run, verb))
    except Stopped as stopped:
        recorder.finish(recording)
        if stopped.by == "person":
            _report_hang_up(run, verb, recording)
        raise
    recorder.finish(recording)
    return action(run, verb, _parameters(run, recording, digits))


def _terms(run: Run, verb: Verb) -> RecordTerms:
    seconds = float(verb.get("timeout", "5"))
    longest = float(verb.get("maxLength", "120" if verb.is_on("transcribe") else "3600"))
    until = run.later(longest)
    return RecordTerms(verb.get("finishOnKey", _ANY_KEY), seconds or None, until)


def _listen(run: Run, recording: CallRecording, terms: RecordTerms) -> Steps[str]:
    """The key that ended it, empty when silence or length did."""
    until = _silent_until(run, terms)
    while True:
        match (yield WaitFor("recording", until)):
            case Key(key) if key in terms.keys:
                return key
            case VoiceStarts():
                until = terms.until
            case VoiceStops(text, _):
                recording.words.append(text)
                until = _silent_until(run, terms)
            case TimeUp():
                return ""


def _silent_until(run: Run, terms: RecordTerms) -> datetime:
    if terms.silence is None:
        return terms.until
    return min(terms.until, run.later(terms.silence))


def _parameters(run: Run, recording: CallRecording, digits: str) -> dict[str, str]:
    return {
        "RecordingUrl": run.network.media_url(recording.sid),
        "RecordingSid": recording.sid,
        "RecordingDuration": str(round(recording.seconds)),
        "Digits": digits,
    }


def _report_hang_up(run: Run, verb: Verb, recording: CallRecording) -> None:
    go_to = action(run, verb, _parameters(run, recording, "hangup"))
    callback = Callback(go_to.url, go_to.method, go_to.purpose, go_to.parameters)
    run.network.notify(callback, about=run.leg)
