"""<Gather>: plays prompts and listens for keys or speech; a key or a word stops the prompt."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dialin.rehearsal.scenes import Scene, action
from dialin.rehearsal.steps import (
    Event,
    Key,
    Letter,
    Onward,
    Outcome,
    Steps,
    TimeUp,
    VoiceStarts,
    VoiceStops,
    Waiting,
)  # fmt: skip
from dialin.rehearsal.twiml.documents import Verb
from dialin.rehearsal.verbs.pause import keep_silent
from dialin.rehearsal.verbs.play import play_media
from dialin.rehearsal.verbs.say import speak

PROMPTS = {"Say": speak, "Play": play_media, "Pause": keep_silent}
# What the provider takes for the end of a sentence when it is left to judge.
AUTO_SPEECH_SECONDS = 1.0
AUTO_KEY_SECONDS = 5.0
LONGEST_SPEECH = 60.0


@dataclass(frozen=True)
class Terms:
    """What a Gather listens for; times in seconds."""

    takes_keys: bool
    takes_speech: bool
    finish: str
    length: int | None
    timeout: float
    speech_timeout: float
    barges_in: bool

    @property
    def waits_for(self) -> str:
        words = [word for word, taken in (("keys", self.takes_keys), ("speech", self.takes_speech)) if taken]
        return " or ".join(words)


def gather(scene: Scene, verb: Verb) -> Steps[Outcome]:
    scene.leg.answer()
    terms = _terms(verb)
    # Resolved first: an address that cannot be resolved is trouble before anything is heard.
    scene.resolve(verb.get("action"))
    first, keys = yield from _prompt(scene, verb, terms)
    if isinstance(first, VoiceStarts):
        return (yield from _hear_speech(scene, verb, terms))
    return (yield from _listen(scene, verb, terms, keys))


def _terms(verb: Verb) -> Terms:
    accepted = verb.get("input", "dtmf").split(" ")
    timeout = verb.get("timeout", "5")
    seconds = AUTO_KEY_SECONDS if timeout == "auto" else float(timeout)
    pause = verb.get("speechTimeout")
    speech = AUTO_SPEECH_SECONDS if pause == "auto" else float(pause or seconds)
    length = verb.get("numDigits")
    return Terms(
        "dtmf" in accepted,
        "speech" in accepted,
        verb.get("finishOnKey", "#"),
        int(length) if length else None,
        seconds,
        speech,
        verb.is_on("bargeIn", default=True),
    )


def _prompt(scene: Scene, verb: Verb, terms: Terms) -> Steps[tuple[Event | None, list[str]]]:
    stops: list[type] = []
    if terms.barges_in:
        stops = [*([Key] if terms.takes_keys else []), *([VoiceStarts] if terms.takes_speech else [])]
    for child in verb.children:
        event = yield from PROMPTS[child.name](scene, child, tuple(stops))
        if isinstance(event, Key):
            return None, [event.key]
        if event is not None:
            return event, []
    return None, []


def _listen(scene: Scene, verb: Verb, terms: Terms, pressed: list[str]) -> Steps[Outcome]:
    digits, until = "", _later(scene, terms.timeout)
    while True:
        event: Event = Key(pressed.pop(0)) if pressed else (yield Waiting(terms.waits_for, until))
        match event:
            case Key(key) if terms.takes_keys and key == terms.finish:
                return _submit(scene, verb, digits, key)
            case Key(key) if terms.takes_keys:
                digits, until = digits + key, _later(scene, terms.timeout)
                if len(digits) == terms.length:
                    return _submit(scene, verb, digits, "")
            case VoiceStarts() if terms.takes_speech and not digits:
                return (yield from _hear_speech(scene, verb, terms))
            case TimeUp():
                return _submit(scene, verb, digits, "")


def _submit(scene: Scene, verb: Verb, digits: str, finished_on: str) -> Outcome:
    if digits or verb.is_on("actionOnEmptyResult"):
        parameters = {"Digits": digits, "FinishedOnKey": finished_on, "msg": "Gather End"}
        return action(scene, verb, parameters)
    return Onward()


def _hear_speech(scene: Scene, verb: Verb, terms: Terms) -> Steps[Outcome]:
    heard: list[str] = []
    confidence = 1.0
    longest = _later(scene, float(verb.get("maxSpeechTime", str(int(LONGEST_SPEECH)))))
    until, waits_for = longest, "speech to end"
    while True:
        match (yield Waiting(waits_for, until)):
            case VoiceStarts():
                until, waits_for = longest, "speech to end"
            case VoiceStops(text, sureness):
                heard, confidence = [*heard, text], min(confidence, sureness)
                _tell_partially(scene, verb, " ".join(heard))
                until = min(longest, _later(scene, terms.speech_timeout))
                waits_for = "end of speech"
            case TimeUp():
                return _submit_speech(scene, verb, " ".join(heard).strip(), confidence)


def _submit_speech(scene: Scene, verb: Verb, text: str, confidence: float) -> Outcome:
    if text or verb.is_on("actionOnEmptyResult"):
        return action(scene, verb, {"SpeechResult": text, "Confidence": f"{confidence:.7g}"})
    return Onward()


def _tell_partially(scene: Scene, verb: Verb, text: str) -> None:
    url = verb.get("partialResultCallback")
    if url:
        method = verb.get("partialResultCallbackMethod", "POST")
        letter = Letter(scene.resolve(url), method, "partial", {"UnstableSpeechResult": text})
        scene.company.mail.notify(letter, leg=scene.leg)


def _later(scene: Scene, seconds: float) -> datetime:
    return scene.company.now + timedelta(seconds=seconds)
