"""What other companies take of TwiML: less of it, and some of their own.

The real ones leave out silently what they do not know; here it is refused, so that nobody sends it.
"""

from collections.abc import Mapping
from dataclasses import replace

from dialin.rehearsal.twiml import values as v
from dialin.rehearsal.twiml.grammar import ELEMENTS, Element

Elements = Mapping[str, Element]


def without(elements: Elements, *attributes: tuple[str, str]) -> Elements:
    """Without these attributes."""
    return {name: _less(element, {left for of, left in attributes if of == name}) for name, element in elements.items()}


def _less(element: Element, left_out: set[str]) -> Element:
    kept = {name: check for name, check in element.attributes.items() if name not in left_out}
    return replace(element, attributes=kept)


def _only(name: str, *kept: str, **added: v.Check) -> Element:
    """The element with those attributes, and its children."""
    element = ELEMENTS[name]
    return replace(element, attributes={one: element.attributes[one] for one in kept} | added)


_WITH_CALLBACK = ("statusCallback", "statusCallbackMethod", "statusCallbackEvent")
_RECORDING = ("recordingStatusCallback", "recordingStatusCallbackMethod")
_TONES = v.keys("0123456789*#w")

TEXML: Elements = dict(ELEMENTS) | {
    "Say": replace(
        _only("Say", "voice", "language", "loop", voiceSpeed=v.matching(r"[0-2](\.\d+)?")), children=frozenset()
    ),
    "Play": _only("Play", "loop", digits=_TONES),
    "Pause": _only("Pause", length=v.whole(1, 180)),
    "Gather": replace(
        _only(
            *("Gather", "action", "input", "numDigits", "finishOnKey", "speechTimeout", "language", "profanityFilter"),
            *("hints", "partialResultCallback", "partialResultCallbackMethod"),
            timeout=v.whole(1, 120),
        ),
        children=frozenset({"Say", "Play"}),
    ),
    "Record": _only(
        *("Record", "action", "method", "finishOnKey", "timeout", "maxLength", "playBeep", *_RECORDING),
        trim=v.one_of("trim-silence"),
        channels=v.one_of("single", "dual"),
        format=v.one_of("mp3", "wav"),
        recordingStatusCallbackEvent=v.some_of("in-progress", "completed"),
    ),
    "Dial": _only(
        *("Dial", "action", "method", "callerId", "hangupOnStar", "answerOnBridge", "record", "ringTone", "sequential"),
        *_RECORDING,
        timeout=v.whole(5, 120),
        timeLimit=v.whole(60, 14400),
    ),
    "Number": _only("Number", "url", "method", *_WITH_CALLBACK, sendDigits=_TONES),
    "Sip": _only("Sip", "url", "method", "username", "password", *_WITH_CALLBACK),
    "Conference": _only(
        *("Conference", "muted", "beep", "startConferenceOnEnter", "endConferenceOnExit", "waitUrl", "waitMethod"),
        *("participantLabel", "record", "trim", "statusCallback", "statusCallbackMethod"),
        maxParticipants=v.whole(2, 250),
        statusCallbackEvent=v.some_of("start", "end", "join", "leave", "speaker"),
    ),
}
