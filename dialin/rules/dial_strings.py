"""How a bridge is dialled: the way into a videoconference, as it may be set, and its SIP address with headers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, Protocol
from urllib.parse import quote

from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.event_settings.setting import Group, of_administration, settings_of
from dialin.rules.refusals import mark

Mode = Literal["room", "direct"]


@dataclass(frozen=True)
class Bridge:
    """The way into a videoconference: a number with keys, or a SIP address with headers, or none yet."""

    mode: Annotated[
        Mode,
        of_administration(
            mark("How callers come in"),
            Group.BRIDGE,
            "choice",
            choices=(("room", mark("one line for all (room)")), ("direct", mark("one line each (direct)"))),
            help="One line for all callers, or one for each. Default: {default}",
        ),
    ] = "room"
    number: Annotated[
        str | None,
        of_administration(
            mark("Telephone number of the videoconference"),
            Group.BRIDGE,
            "phone",
            help="The telephone number of the videoconference.",
            metavar="+49…",
        ),
    ] = None
    digits: Annotated[
        str | None,
        of_administration(
            mark("Keys to send after the answer"),
            Group.BRIDGE,
            "code",
            hint=mark("w waits half a second, W a second. Example: W1234567#"),
            help="Keys sent after the answer; w waits half a second, W a second.",
            metavar="w1234567#",
            is_secret=True,
        ),
    ] = None
    sip: Annotated[
        str | None,
        of_administration(
            mark("or SIP address"),
            Group.BRIDGE,
            "code",
            hint=mark("Example: sip:1234@video.example.org"),
            help="The SIP address of the videoconference, instead of a number.",
            metavar="sip:…",
            is_secret=True,
        ),
    ] = None
    platform: Annotated[
        str | None,
        of_administration(
            mark("Platform"),
            Group.BRIDGE,
            "choice",
            hint=mark("Its dial-in decides when the keys are sent."),
            choices=(("", mark("another, or not known")), *PLATFORMS.items()),
            help="The platform of the videoconference, whose dial-in decides when the keys are sent.",
        ),
    ] = None
    headers: Annotated[
        tuple[tuple[str, str], ...],
        of_administration(
            mark("SIP headers"),
            Group.BRIDGE,
            "lines",
            hint=mark("One per line, as X-Name=value."),
            help="Sent to the SIP address; may be given several times.",
            metavar="X-Name=value",
            option="--bridge-header",
            is_secret=True,
        ),
    ] = ()
    meeting: Annotated[
        str | None,
        of_administration(
            mark("Meeting on the platform"),
            Group.BRIDGE,
            "code",
            hint=mark(
                "BigBlueButton: the id of the meeting, or its name. Jitsi: the address of the room, as in the browser."
            ),
            help="The meeting's id or name on BigBlueButton, or the address of the room on Jitsi.",
            metavar="ID|NAME|URL",
            is_secret=True,
        ),
    ] = None
    api: Annotated[
        str | None,
        of_administration(
            mark("Address at which the platform is asked"),
            Group.BRIDGE,
            "code",
            hint=mark("BigBlueButton and Jitsi say the code and who is there. Example: https://bbb.example.org"),
            help="Where BigBlueButton or Jitsi is asked for number, code and participants.",
            metavar="https://…",
        ),
    ] = None
    secret: Annotated[
        str | None,
        of_administration(
            mark("Secret of the platform"),
            Group.BRIDGE,
            "secret",
            hint=mark("BigBlueButton shows it by “bbb-conf --secret”. It is kept sealed and not shown again."),
            help="The shared secret of BigBlueButton, or Jitsi's token; - reads it from standard input.",
            metavar="SECRET|-",
            is_secret=True,
        ),
    ] = None


BRIDGE_SETTINGS = {f"bridge_{name}": setting for name, setting in settings_of(Bridge).items()}


class WithBridge(Protocol):
    """Any row with an event's bridge columns."""

    @property
    def bridge_sip(self) -> str | None: ...
    @property
    def bridge_headers(self) -> Sequence[Sequence[str]] | None: ...


class WithWay(WithBridge, Protocol):
    """The same, with what the platform has said of it."""

    @property
    def bridge_number(self) -> str | None: ...
    @property
    def bridge_digits(self) -> str | None: ...
    @property
    def platform_number(self) -> str | None: ...
    @property
    def platform_code(self) -> str | None: ...
    @property
    def room_pin(self) -> str | None: ...
    @property
    def bridge_api(self) -> str | None: ...


def named(bridge: Bridge) -> dict[str, object]:
    """Its values by the names that forms, columns and options share."""
    return {f"bridge_{name}": value for name, value in vars(bridge).items()}


def sip_uri(bridge: Bridge) -> str:
    """The SIP address with its headers behind it, percent-encoded; raises ValueError for a bridge by number."""
    if bridge.sip is None:
        raise ValueError("this bridge has no SIP address")
    return bridge.sip + ("?" + header_part(bridge.headers) if bridge.headers else "")


def sip_address(event: WithBridge) -> str | None:
    """What the provider dials; None for an event without a SIP address."""
    if not event.bridge_sip:
        return None
    headers = tuple((name, value) for name, value in event.bridge_headers or ())
    return sip_uri(Bridge(sip=event.bridge_sip, headers=headers))


def header_part(headers: tuple[tuple[str, str], ...]) -> str:
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in headers)
