"""The callers: each journey is a list of signed requests, made before the clock runs."""

from dataclasses import dataclass
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator

MOST_IN_AN_EVENT = 249  # the provider's room takes no more


@dataclass(frozen=True)
class Step:
    """One webhook. expected: words its answer must hold, so that a wrong journey is never counted as a fast one."""

    path: str
    body: bytes
    signature: str
    expected: bytes


def journey(caller: int, pin: str, *, public_url: str, token: str) -> list[Step]:
    """Arrives, keys the PIN, is in the room, presses the star, goes back in, and hangs up."""
    sid = f"CA{caller:032x}"
    steps = (
        ("/voice/incoming", {"CallStatus": "ringing"}, b"PIN"),
        ("/voice/turn/1", {"CallStatus": "in-progress", "Digits": pin}, b"<Conference"),
        ("/voice/turn/2", {"CallStatus": "in-progress", "DialCallStatus": "answered"}, b"<Gather"),
        ("/voice/turn/3", {"CallStatus": "in-progress", "Digits": ""}, b"<Conference"),
        ("/voice/status", {"CallStatus": "completed", "CallDuration": "300"}, b""),
    )
    return [_step(path, _form(sid, caller, **extra), expected, public_url, token) for path, extra, expected in steps]


def number_of(event: int) -> str:
    """The dial-in number of the first event (0) and of those after it, to which callers go one after the other."""
    return f"+493023125{event:03d}"


def _form(sid: str, caller: int, **extra: str) -> dict[str, str]:
    """The parameters a real webhook carries, legacy copies included: parsing and signing them is part of the cost."""
    from_, to = f"+4930231{caller:06d}", number_of(caller // MOST_IN_AN_EVENT)
    place = {f"{end}{part}": "" for end in ("From", "To", "Caller", "Called") for part in ("City", "State", "Zip")}
    countries = dict.fromkeys(("FromCountry", "ToCountry", "CallerCountry", "CalledCountry"), "DE")
    common = {"AccountSid": "AC" + "0" * 32, "ApiVersion": "2010-04-01", "CallSid": sid, "Direction": "inbound"}
    parties = {"From": from_, "Caller": from_, "To": to, "Called": to}
    return common | parties | place | countries | extra


def _step(path: str, form: dict[str, str], expected: bytes, public_url: str, token: str) -> Step:
    signature = RequestValidator(token).compute_signature(public_url + path, form)
    return Step(path, urlencode(form).encode(), signature, expected)
