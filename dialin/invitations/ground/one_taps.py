"""Lines to tap: a telephone number with the keys behind it, between commas that wait."""

import re
from dataclasses import dataclass

_DIALLED = r"(?P<number>(?:\+[ ]?|\b00|(?<![\d+]))\(?\d(?:(?>[ ().\-/]{0,3}\n?[ ]{0,8}[.\-/(]?)\d){5,17})"
_PAUSE = r"[ ]?\n?[ ]{0,8}[,;][ ,;\n]{0,24}"
_GROUP = r"(?:[*#](?:[ ]?\n[ ]{0,8})?)?\d(?:\d|(?:[ -]|[ ]?\n[ ]{0,8})(?=[\d \n-]{0,24}#))*[#*\d]*|[*]\d[\d*#]*|#"
_TAP = re.compile(rf"{_DIALLED}(?P<tail>(?:{_PAUSE}(?:{_GROUP}))+)")
_PART = re.compile(rf"(?P<pause>{_PAUSE})(?P<keys>{_GROUP})")


@dataclass(frozen=True, slots=True)
class KeyGroup:
    commas: int  # each of about two seconds
    keys: str


@dataclass(frozen=True, slots=True)
class OneTap:
    start: int
    end: int
    number: str  # as it is written
    groups: tuple[KeyGroup, ...]


def find_one_taps(text: str) -> tuple[OneTap, ...]:
    return tuple(tap for found in _TAP.finditer(text) for tap in [_one_tap(found)] if tap)


def _one_tap(found: re.Match[str]) -> OneTap | None:
    groups = []
    for part in _PART.finditer(found["tail"]):
        keys = re.sub(r"[^\d*#]", "", part["keys"])
        groups.append(KeyGroup(len(re.findall("[,;]", part["pause"])), keys))
    # One comma and a blank is punctuation: "030 1234567, 089 7654321".
    if groups[0].commas < 2 and not re.match(r"[ ]?[,;][*#\d]", found["tail"]):
        return None
    if groups[0].commas < 2 and not set("*#") & set(found["tail"]):
        return None
    return OneTap(found.start(), found.end(), found["number"], tuple(groups))
