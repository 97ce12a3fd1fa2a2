"""<Gather>: plays prompts and listens for keys or speech; a key or a word stops the prompt."""

from dataclasses import dataclass

from dialin.rehearsal.documents.runs import Run, action
from dialin.rehearsal.network.steps import (
    Callback,
    Event,
    Key,
    Onward,
    Outcome,
    Steps,
    TimeUp,
    VoiceStarts,
    VoiceStops,
    WaitFor,
)  # fmt: skip
from dialin.rehearsal.twiml.elements import Verb
from dialin.rehearsal.verbs.pause import keep_silent
from dialin.rehearsal.verbs.play import play_media
from dialin.rehearsal.verbs.say import speak

PROMPTS = {"Say": speak, "Play": play_media, "Pause": keep_silent}
# What the provider takes for the end of a sentence when it is left to judge.
AUTO_SPEECH_SECONDS = 1.0
AUTO_KEY_SECONDS = 5.0
LONGEST_SPEECH = 60.0


@dataclass(frozen=True)
class GatherTerms:
    """What a Gather listens for; times in seconds."""

    verb: Verb
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


def gather(run: Run, verb: Verb) -> Steps[Outcome]:
    run.leg.answer()
    terms = _terms(verb)
    # Resolved first: an address that cannot be resolved is trouble before anything is heard.
    run.resolve(verb.get("action"))
    first, keys = yield from _prompt(run, terms)
    if isinstance(first, VoiceStarts):
        return (yield from _hear_speech(run, terms))
    return (yield from _listen(run, terms, keys))


def _terms(verb: Verb) -> GatherTerms:
    accepted = verb.get("input", "dtmf").split(" ")
    timeout = verb.get("timeout", "5")
    seconds = AUTO_KEY_SECONDS if timeout == "auto" else float(timeout)
    pause = verb.get("speechTimeout")
    speech = AUTO_SPEECH_SECONDS if pause == "auto" else float(pause or seconds)
    length = verb.get("numDigits")
    return GatherTerms(
        verb,
        "dtmf" in accepted,
        "speech" in accepted,
        verb.get("finishOnKey", "#"),
        int(length) if length else None,
        seconds,
        speech,
        verb.is_on("bargeIn", default=True),
    )


def _prompt(run: Run, terms: GatherTerms) -> Steps[tuple[Event | None, list[str]]]:
    stops: list[type] = []
    if terms.barges_in:
        stops = [*([Key] if terms.takes_keys else []), *([VoiceStarts] if terms.takes_speech else [])]
    for child in terms.verb.children:
        event = yield from PROMPTS[child.name](run, child, tuple(stops))
        if isinstance(event, Key):
            return None, [event.key]
        if event is not None:
            return event, []
    return None, []


def _listen(run: Run, terms: GatherTerms, pressed: list[str]) -> Steps[Outcome]:
    digits, until = "", run.later(terms.timeout)
    while True:
        event: Event = Key(pressed.pop(0)) if pressed else (yield WaitFor(terms.waits_for, until))
        match event:
            case Key(key) if terms.takes_keys and key == terms.finish:
                return _submit(run, terms.verb, _keys(digits, key))
            case Key(key) if terms.takes_keys:
                digits, until = digits + key, run.later(terms.timeout)
                if len(digits) == terms.length:
                    return _submit(run, terms.verb, _keys(digits))
            case VoiceStarts() if terms.takes_speech and not digits:
                return (yield from _hear_speech(run, terms))
            case TimeUp():
                return _submit(run, terms.verb, _keys(digits))


def _keys(digits: str, finished_on: str = "") -> dict[str, str]:
    return {"Digits": digits, "FinishedOnKey": finished_on, "msg": "Gather End"}


def _submit(run: Run, verb: Verb, parameters: dict[str, str]) -> Outcome:
    """Ask the action; if nothing was heard, only where the document wants that."""
    heard = parameters.get("Digits") or parameters.get("SpeechResult")
    if heard or verb.is_on("actionOnEmptyResult"):
        return action(run, verb, parameters)
    return Onward()


def _hear_speech(run: Run, terms: GatherTerms) -> Steps[Outcome]:
    verb, heard, confidence = terms.verb, list[str](), 1.0
    longest = run.later(float(verb.get("maxSpeechTime", str(int(LONGEST_SPEECH)))))
    until, waits_for = longest, "speech to end"
    while True:
        match (yield WaitFor(waits_for, until)):
            case VoiceStarts():
                until, waits_for = longest, "speech to end"
            case VoiceStops(text, sureness):
                heard, confidence = [*heard, text], min(confidence, sureness)
                _report_partially(run, verb, " ".join(heard))
                until = min(longest, run.later(terms.speech_timeout))
                waits_for = "end of speech"
            case TimeUp():
                text = " ".join(heard).strip()
                return _submit(run, verb, {"SpeechResult": text, "Confidence": f"{confidence:.7g}"})


def _report_partially(run: Run, verb: Verb, text: str) -> None:
    url = verb.get("partialResultCallback")
    if url:
        method = verb.get("partialResultCallbackMethod", "POST")
        callback = Callback(run.resolve(url), method, "partial", {"UnstableSpeechResult": text})
        run.network.notify(callback, about=run.leg)
