"""Webex: the access code, a # in the place of the attendee ID, and the password for telephones where there is one."""

import re

from dialin.invitations.doubts import NO_CODE, WEB_PASSWORD
from dialin.invitations.ground.label_words import Label
from dialin.invitations.ground.one_taps import OneTap
from dialin.invitations.platforms.reader import COMMA, Case, Keys, PlatformReader

_MARK = re.compile(r"^\*01\*|\*01\*$")  # says that a mobile's app dials; the code alone does the same


def keys(case: Case) -> Keys:
    room = case.room
    if not room:
        return Keys(None, (NO_CODE,))
    wait = COMMA * case.tap.groups[0].commas if case.tap else case.first
    password = case.passcode(Label.PHONE_PASSCODE) or (_second_code(case.tap) if case.tap else None)
    if password:
        return Keys((f"{wait}{room}#", f"{case.next}#", f"{case.next}{password}#"))
    is_numeric = bool(case.evidence.coded(Label.PASSCODE))  # nobody says whether telephones are asked for it
    return Keys((f"{wait}{room}##",), (WEB_PASSWORD,) if is_numeric else ())


def room_of_tap(tap: OneTap) -> str:
    parts = _parts(tap)
    return parts[0] if parts else ""


def _second_code(tap: OneTap) -> str | None:
    return next(iter(_parts(tap)[1:]), None)


def _parts(tap: OneTap) -> list[str]:
    bare = (_MARK.sub("", group.keys) for group in tap.groups)
    return [part for keys in bare for part in re.findall(r"\d+", keys) if len(part) >= 4]


WEBEX = PlatformReader(
    word="webex",
    signs=re.compile(r"\b(?:Cisco )?Webex\b", re.IGNORECASE),
    rooms=(Label.MEETING, Label.ACCESS, Label.CONFERENCE),
    lengths=range(8, 13),
    keys=keys,
    shortest_number=9,
    room_of_tap=room_of_tap,
)
