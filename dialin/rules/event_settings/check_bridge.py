"""What the provider would refuse on the evening is refused when the event is saved."""

import re
from dataclasses import replace
from typing import get_args

from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.dial_strings import Bridge, Mode, header_part
from dialin.rules.event_settings.check_platform import check_platform
from dialin.rules.phone_numbers import read_number
from dialin.rules.refusals import Refused

_MOST_KEYS = 100  # neither <Play digits> nor <Number sendDigits> states a limit; nobody keys more
_SIP_URI_BELOW = 255
_HEADERS_BELOW = 1024

_KEYS = re.compile(r"[0-9A-D#*wW]+")
_SIP_URI = re.compile(
    r"sips?:[A-Za-z0-9\-_.!~*'()&=+$,%]+@([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?"
    r"(;[A-Za-z0-9\-_.]+(=[A-Za-z0-9\-_.]+)?)*",
    re.IGNORECASE,
)
# Other names are not sent on by the provider, save a few that it sets itself.
_HEADER_NAME = re.compile(r"X-[A-Za-z0-9-]+|User-to-User", re.IGNORECASE)


def check_bridge(bridge: Bridge) -> Bridge | Refused:
    """The bridge with its number in E.164 and blanks taken away, or the first thing to change."""
    tidy = replace(
        bridge,
        number=_strip(bridge.number),
        digits=_strip(bridge.digits),
        sip=_strip(bridge.sip),
        platform=_strip(bridge.platform),
        headers=tuple((name.strip(), value.strip()) for name, value in bridge.headers),
        meeting=_strip(bridge.meeting),
        api=_strip(bridge.api),
        secret=_strip(bridge.secret),
    )
    refused = _refuse_mixture(tidy) or _refuse_digits(tidy) or _refuse_sip(tidy.sip) or _refuse_headers(tidy.headers)
    if refused is not None or tidy.number is None:
        return refused or check_platform(tidy)
    number = read_number(tidy.number)
    if isinstance(number, Refused):
        return number.at("bridge_number")
    return check_platform(replace(tidy, number=number.e164))


def _strip(text: str | None) -> str | None:
    return (text or "").strip() or None


def _refuse_mixture(bridge: Bridge) -> Refused | None:
    if bridge.mode not in get_args(Mode):
        return Refused("Choose room or direct as the way into the videoconference.", field="bridge_mode")
    if bridge.platform not in (None, *PLATFORMS):
        known = ", ".join(PLATFORMS)
        return Refused("Choose one of the known platforms: {known}.", {"known": known}, field="bridge_platform")
    if bridge.number and bridge.sip:
        return Refused(
            "Give the videoconference either a telephone number or a SIP address, not both.", field="bridge_number"
        )
    if bridge.digits and not bridge.number:
        return Refused(
            "Keys are sent to a telephone number only. Add the number or leave the keys out.", field="bridge_digits"
        )
    if bridge.headers and not bridge.sip:
        return Refused(
            "Headers are sent to a SIP address only. Add the address or leave the headers out.", field="bridge_headers"
        )
    return None


def _refuse_digits(bridge: Bridge) -> Refused | None:
    if bridge.digits is None:
        return None
    if not _KEYS.fullmatch(bridge.digits):
        return Refused(
            "Write the keys with 0-9, A-D, # and *, with w for half a second and W for a second of waiting.",
            field="bridge_digits",
        )
    if len(bridge.digits) > _MOST_KEYS:
        return Refused(
            "At most {most} keys can be sent. Leave some of the waiting out.",
            {"most": str(_MOST_KEYS)},
            field="bridge_digits",
        )
    return None


def _refuse_sip(sip: str | None) -> Refused | None:
    if sip is None:
        return None
    if len(sip) >= _SIP_URI_BELOW:
        return Refused(
            "The SIP address is too long. Write one of less than {below} characters.",
            {"below": "255"},
            field="bridge_sip",
        )
    match = _SIP_URI.fullmatch(sip)
    if match is None or int((match[2] or ":5060")[1:]) not in range(1, 65_536):
        return Refused(
            "Write the SIP address as sip:user@host or sips:user@host, without blanks or quotes, its headers apart.",
            field="bridge_sip",
        )
    return None


def _refuse_headers(headers: tuple[tuple[str, str], ...]) -> Refused | None:
    names = [name.lower() for name, _ in headers]
    wrong = next((name for name, _ in headers if not _HEADER_NAME.fullmatch(name)), None)
    if wrong is not None:
        return Refused(
            "The header {name} would not be sent. Begin its name with X-.", {"name": wrong[:60]}, field="bridge_headers"
        )
    if len(set(names)) < len(names):
        return Refused("A header is there twice. Write each header once.", field="bridge_headers")
    if any(not value.isprintable() for _, value in headers):
        return Refused(
            "A header has line breaks or other control characters. Write its value on one line.", field="bridge_headers"
        )
    if len(header_part(headers)) >= _HEADERS_BELOW:
        return Refused(
            "The headers are too long. Shorten them to less than {below} characters.",
            {"below": "1024"},
            field="bridge_headers",
        )
    return None
