"""From the provider's form to what the dialogue hears."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialin.dialogue.words.heard import Ending, Heard, Keys, LeftRoom, Recorded, Silence, Speech
from dialin.provider.dialects import CALL_IDS

MOST_KEYS, MOST_WORDS = 64, 500
CONNECTIONS = {
    "completed": Ending.LEFT,
    "answered": Ending.LEFT,
    "busy": Ending.BUSY,
    "no-answer": Ending.UNANSWERED,
    "canceled": Ending.STAR,
}
# What `read_heard` looks at.
FIELDS_HEARD = (
    "DialCallStatus", "DialCallDuration", "DialBridged", "RecordingUrl", "RecordingSid", "RecordingDuration", "Digits",
    "SpeechResult",
)  # fmt: skip
UNANSWERED = ("busy", "failed", "no-answer", "canceled")
ENDED = ("completed", *UNANSWERED)
REJECTIONS = ("603", "607", "608")  # RFC 3261, 8197 and 8688: declined, unwanted, rejected on the way


@dataclass(frozen=True, slots=True)
class CallReport:
    """What every webhook says about its call, as the provider sent it."""

    sid: str  # the provider's id of the call
    from_: str
    to: str
    status: str  # in the provider's words
    mark: str | None = None  # of the call to which the address was given
    sip_code: str = ""  # with which the called end ended a call of ours, where the provider says it

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED

    @property
    def was_rejected(self) -> bool:
        """Somebody, or their telephone, has turned the call away; the provider's word for it is the one for busy."""
        return self.status in UNANSWERED and self.sip_code in REJECTIONS


def read_call(form: Mapping[str, str]) -> CallReport | None:
    """The call; None where the request names none."""
    sid = form.get("CallSid", "")
    if not CALL_IDS.fullmatch(sid):
        return None
    status, code = form.get("CallStatus", "")[:32], form.get("SipResponseCode", "")[:8]
    return CallReport(sid, _line(form, "From"), _line(form, "To"), status, sip_code=code)


def _line(form: Mapping[str, str], name: str) -> str:
    """A number or address; neither PostgreSQL nor a document takes control characters."""
    text = form.get(name, "")
    if not text.isprintable():
        text = "".join(character for character in text if character.isprintable())
    return text[:255]


def read_heard(form: Mapping[str, str]) -> Heard:
    """What the caller did. Fields that make no sense are silence: nobody is blamed for them."""
    if "DialCallStatus" in form:
        return _read_leaving(form)
    sid = _recording(form)
    if sid is not None:
        digits = form.get("Digits", "")
        key = digits if digits in tuple("0123456789*#") else ""
        return Recorded(sid, _seconds(form, "RecordingDuration"), hung_up=digits == "hangup", key=key)
    pressed = "".join(key for key in form.get("Digits", "")[:MOST_KEYS] if key in "0123456789*#")
    if pressed:
        return Keys(pressed)
    words = " ".join(form.get("SpeechResult", "")[:MOST_WORDS].replace("\0", " ").split())
    return Speech(words) if words else Silence()


def _read_leaving(form: Mapping[str, str]) -> LeftRoom:
    """The provider says `completed` whoever has hung up, and whether the two could hear each other."""
    put_through = {"true": True, "false": False}.get(form.get("DialBridged", ""))
    ending = CONNECTIONS.get(form["DialCallStatus"], Ending.FAILED)
    return LeftRoom(ending, _seconds(form, "DialCallDuration"), put_through)


def _recording(form: Mapping[str, str]) -> str | None:
    """The id of a recording that has ended; some requests carry it only as the end of its address."""
    if "RecordingUrl" not in form:
        return None
    return read_sid(form.get("RecordingSid") or form["RecordingUrl"].rpartition("/")[2].partition(".")[0])


def read_sid(text: str) -> str | None:
    """The provider's id of a recording; None where this cannot be one."""
    return text if text.isascii() and text.replace("-", "").isalnum() and len(text) <= 64 else None


def _seconds(form: Mapping[str, str], name: str) -> int:
    text = form.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
