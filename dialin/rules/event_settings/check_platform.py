"""What is needed to ask a platform about its meeting, refused when the event is saved and not on the evening."""

import re
from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import urlsplit

from dialin.rules.bridging.jitsi_rooms import read_room
from dialin.rules.bridging.platforms import ASKED, PLATFORMS
from dialin.rules.dial_strings import Bridge
from dialin.rules.refusals import Refused

_LONGEST = 255
_SECRET = re.compile(r"[!-~]{1,255}")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:]+", re.IGNORECASE)


def check_platform(bridge: Bridge) -> Bridge | Refused:
    """The bridge with its API's address and its room as they are kept, or the first thing to change."""
    meeting = _read_meeting(bridge)
    if isinstance(meeting, Refused):
        return meeting
    if bridge.api is None:
        return replace(bridge, meeting=meeting) if bridge.secret is None else _refused_alone()
    address = read_address(bridge.api)
    if isinstance(address, Refused):
        return address
    return _refuse_lack(bridge) or replace(bridge, api=address, meeting=meeting)


def read_address(text: str) -> str | Refused:
    """Without a slash at the end. http only where nobody is on the way: a checksum lets whoever reads it ask too."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if len(text) > _LONGEST or not _HOST.fullmatch(host) or port == 0 or any(not "!" <= one <= "~" for one in text):
        return Refused(
            "Write the address of the platform as https://host or https://host/path, for example "
            "https://bbb.example.org/bigbluebutton.",
            field="bridge_api",
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(host)):
        return Refused("The platform is asked over https only. Write its address with https://.", field="bridge_api")
    if "@" in parts.netloc or parts.query or parts.fragment:
        return Refused(
            "Write the address of the platform without user, password, ? and #. The secret has a field of its own.",
            field="bridge_api",
        )
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}"


def host_of(api: str | None) -> str | None:
    """Where a secret goes: whoever changes that writes the secret anew."""
    try:
        return urlsplit(api or "").netloc.lower() or None
    except ValueError:
        return None


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _read_meeting(bridge: Bridge) -> str | Refused | None:
    if bridge.meeting is None:
        return None
    if len(bridge.meeting) > _LONGEST or not bridge.meeting.isprintable():
        return Refused(
            "Write the meeting's id or name on one line, of at most {most} characters.",
            {"most": str(_LONGEST)},
            field="bridge_meeting",
        )
    if bridge.platform != "jitsi":
        return bridge.meeting
    return read_room(bridge.meeting) or Refused(
        "Write the address of the room on Jitsi, for example https://meet.example.org/Digitaltag.",
        field="bridge_meeting",
    )


def _refuse_lack(bridge: Bridge) -> Refused | None:
    if bridge.platform not in ASKED:
        known = ", ".join(PLATFORMS[word] for word in ASKED)
        return Refused(
            "Only these platforms can be asked: {known}. Choose one, or leave the address out.",
            {"known": known},
            field="bridge_platform",
        )
    if bridge.meeting is None:
        return Refused("Write which meeting the platform is asked about.", field="bridge_meeting")
    if bridge.secret is None and bridge.platform == "bigbluebutton":
        return Refused(
            "Write the secret of this BigBlueButton server. Its command bbb-conf --secret shows it.",
            field="bridge_secret",
        )
    if bridge.secret is not None and not _SECRET.fullmatch(bridge.secret):
        return Refused(
            "Write the secret on one line and without blanks, as the platform shows it.", field="bridge_secret"
        )
    return None


def _refused_alone() -> Refused:
    return Refused(
        "The secret is for the address at which the platform is asked. Write that address too, or leave both out.",
        field="bridge_api",
    )
