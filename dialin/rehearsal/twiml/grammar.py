"""Which TwiML elements take which attributes and children, in voice documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialin.rehearsal.twiml import values as v
from dialin.rehearsal.twiml.values import Check

SSML = frozenset({"break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"})
_INLINE = SSML - {"p", "s"}

# Verbs and nouns of the provider that a telephone seat never needs: refused by name, not as unknown.
NOT_CARRIED = frozenset(
    {
        *("Enqueue", "Queue", "Leave", "Refer", "Connect", "Start", "Stop", "Sms", "Pay", "Prompt"),
        *("Client", "Application", "WhatsApp", "Sim", "Echo", "Stream"),
    }
)

_KEYS = "0123456789*#"
_TONES = "0123456789ABCD#*wW"
_PROGRESS = v.some_of("initiated", "ringing", "answered", "completed")
_RECORDING_EVENTS = v.some_of("in-progress", "completed", "absent")


@dataclass(frozen=True)
class Element:
    """One element: its attributes with their checks, the children it may have, and whether text may stand in it."""

    attributes: Mapping[str, Check] = field(default_factory=dict)
    children: frozenset[str] = frozenset()
    has_text: bool = False


def _callback(name: str, events: Check | None = None) -> dict[str, Check]:
    found: dict[str, Check] = {name: v.url, f"{name}Method": v.method}
    return found | ({f"{name}Event": events} if events else {})


_MACHINE: dict[str, Check] = {
    "machineDetection": v.one_of("Enable", "DetectMessageEnd"),
    "machineDetectionTimeout": v.whole(3, 60),
    "machineDetectionSpeechThreshold": v.whole(1000, 6000),
    "machineDetectionSpeechEndThreshold": v.whole(500, 5000),
    "machineDetectionSilenceTimeout": v.whole(2000, 10000),
    **_callback("amdStatusCallback"),
}
_LEG: dict[str, Check] = {"url": v.url, "method": v.method, **_callback("statusCallback", _PROGRESS), **_MACHINE}
_ACTION: dict[str, Check] = {"action": v.url, "method": v.method}

_GATHER = Element(
    {
        **_ACTION,
        "input": v.one_of("dtmf", "speech", "dtmf speech"),
        "numDigits": v.whole(1),
        "finishOnKey": v.keys(_KEYS, at_most=1),
        "timeout": v.whole(1, words=("auto",)),
        "actionOnEmptyResult": v.flag,
        "speechTimeout": v.whole(1, words=("auto",)),
        "speechModel": v.matching(
            r"default|numbers_and_commands|phone_call|experimental_(conversations|utterances)"
            r"|googlev2_(long|short|telephony|telephony_short)|deepgram_nova-[23][a-z-]*"
        ),
        "language": v.language,
        "hints": v.hints,
        "profanityFilter": v.flag,
        "enhanced": v.flag,
        **_callback("partialResultCallback"),
        "maxSpeechTime": v.whole(1, 60),
        "bargeIn": v.flag,
        "debug": v.flag,
    },
    frozenset({"Say", "Play", "Pause"}),
)
_RECORD = Element(
    {
        **_ACTION,
        "timeout": v.whole(0),
        "finishOnKey": v.keys(_KEYS),
        "maxLength": v.whole(1, 14400),
        "playBeep": v.flag,
        "trim": v.one_of("trim-silence", "do-not-trim"),
        **_callback("recordingStatusCallback", _RECORDING_EVENTS),
        "transcribe": v.flag,
        "transcribeCallback": v.url,
        "recordingConfigurationId": v.anything,
    }
)
_DIAL = Element(
    {
        **_ACTION,
        "timeout": v.whole(5, 600),
        "timeLimit": v.whole(1, 86400),
        "hangupOnStar": v.flag,
        "answerOnBridge": v.flag,
        "callerId": v.matching(r"[A-Za-z0-9+\-_.]+"),
        "record": v.matching(r"do-not-record|record-from-(answer|ringing)(-dual)?|true|false"),
        "trim": v.one_of("trim-silence", "do-not-trim"),
        "recordingTrack": v.one_of("inbound", "outbound", "both"),
        **_callback("recordingStatusCallback", _RECORDING_EVENTS),
        "recordingConfigurationId": v.anything,
        "ringTone": v.matching(r"[a-z]{2}"),
        "sequential": v.flag,
        "referUrl": v.url,
        "referMethod": v.method,
        "callReason": v.shorter_than(51),
    },
    frozenset({"Number", "Sip", "Conference"}),
    has_text=True,
)
_CONFERENCE = Element(
    {
        "muted": v.flag,
        "beep": v.one_of("true", "false", "onEnter", "onExit"),
        "startConferenceOnEnter": v.flag,
        "endConferenceOnExit": v.flag,
        "waitUrl": v.url,
        "waitMethod": v.method,
        "maxParticipants": v.whole(1, 250),
        "participantLabel": v.matching(r"[^/?#\s]{1,128}"),
        "jitterBufferSize": v.one_of("off", "small", "medium", "large"),
        "record": v.one_of("do-not-record", "record-from-start"),
        "trim": v.one_of("trim-silence", "do-not-trim"),
        "region": v.one_of("us1", "ie1", "de1", "sg1", "br1", "au1", "jp1"),
        **_callback(
            "statusCallback",
            v.some_of("start", "end", "join", "leave", "mute", "hold", "modify", "speaker", "announcement"),
        ),
        **_callback("recordingStatusCallback", _RECORDING_EVENTS),
        "recordingConfigurationId": v.anything,
        "eventCallbackUrl": v.url,
    },
    has_text=True,
)
_SPOKEN_AS = "characters spell-out cardinal number ordinal digits fraction unit date time address expletive telephone"
_RATE = r"x-slow|slow|medium|fast|x-fast|\d{2,3}%"

VERBS = frozenset(["Say", "Play", "Pause", "Gather", "Record", "Dial", "Redirect", "Hangup", "Reject"])

ELEMENTS: Mapping[str, Element] = {
    "Response": Element(children=VERBS),
    "Say": Element(
        {"voice": v.voice, "language": v.language, "loop": v.whole(0, 1000)}, SSML, has_text=True
    ),
    "Play": Element({"loop": v.whole(0, 1000), "digits": v.keys(_TONES)}, has_text=True),
    "Pause": Element({"length": v.whole(1)}),
    "Gather": _GATHER,
    "Record": _RECORD,
    "Dial": _DIAL,
    "Number": Element({**_LEG, "sendDigits": v.keys(_TONES), "byoc": v.anything}, has_text=True),
    "Sip": Element({**_LEG, "username": v.anything, "password": v.anything}, has_text=True),
    "Conference": _CONFERENCE,
    "Redirect": Element({"method": v.method}, has_text=True),
    "Hangup": Element(),
    "Reject": Element({"reason": v.one_of("rejected", "busy")}),
    "break": Element(
        {
            "strength": v.one_of("none", "x-weak", "weak", "medium", "strong", "x-strong"),
            "time": v.matching(r"\d{1,5}ms|\d{1,2}(\.\d+)?s"),
        }
    ),
    "emphasis": Element({"level": v.one_of("strong", "moderate", "reduced", "none")}, _INLINE, has_text=True),
    "lang": Element({"xml:lang": v.language}, SSML, has_text=True),
    "p": Element({}, _INLINE | {"s"}, has_text=True),
    "s": Element({}, _INLINE, has_text=True),
    "phoneme": Element({"alphabet": v.one_of("ipa", "x-sampa"), "ph": v.anything}, has_text=True),
    "prosody": Element(
        {"rate": v.matching(_RATE), "pitch": v.anything, "volume": v.anything}, SSML, has_text=True
    ),
    "say-as": Element(
        {
            "interpret-as": v.one_of(*_SPOKEN_AS.split()),
            "format": v.one_of(*["mdy", "dmy", "ymd", "md", "dm", "ym", "my", "d", "m", "y", "yyyymmdd"]),
        },
        has_text=True,
    ),
    "sub": Element({"alias": v.anything}, has_text=True),
    "w": Element({"role": v.anything}, _INLINE - {"lang", "w"}, has_text=True),
}  # fmt: skip
