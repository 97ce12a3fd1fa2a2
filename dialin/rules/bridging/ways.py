"""What is dialled for an event now: what its platform says, and what was typed in where it says nothing."""

import re
from collections.abc import Sequence

from dialin.rules.dial_strings import WithWay, sip_address
from dialin.rules.phone_numbers import is_foreign

_FIRST_CODE = re.compile(r"([wW]*)[0-9]+")


def dialled_for(event: WithWay) -> str | None:
    """E.164, or a SIP address with its headers; None for an event without a way in.

    A SIP address was chosen instead of any number, so it stays.
    """
    return sip_address(event) or number_for(event)


def number_for(event: WithWay) -> str | None:
    return None if event.bridge_sip else event.platform_number or event.bridge_number


def number_to_dial(listed: Sequence[str], *, typed: str | None, own: str | None) -> str | None:
    """Which of the numbers that a platform lists, the best first, is dialled; None: the one that was typed in.

    What was typed in stays where the platform lists it too, and where all that it lists lies in another country.
    """
    if not listed or typed in listed:
        return None
    if typed is not None and is_foreign(listed[0]) and not is_foreign(own or typed):
        return None
    return listed[0]


def keys_for(event: WithWay) -> str | None:
    """The keys after the answer; a SIP address takes none.

    Where nobody is asked for a code and none was typed in, it is the one that our own mapper gives Jitsi.
    """
    if event.bridge_sip:
        return None
    own = None if event.bridge_api or event.bridge_digits else event.room_pin
    return with_code(event.bridge_digits, event.platform_code or own)


def with_code(typed: str | None, code: str | None) -> str | None:
    """The keys that were typed in, with this code in the place of theirs: the waits and what follows it stay."""
    if code is None:
        return typed
    if typed is None or not _FIRST_CODE.match(typed):
        return f"{code}#"
    return _FIRST_CODE.sub(rf"\g<1>{code}", typed, count=1)
