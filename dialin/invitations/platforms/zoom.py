"""Zoom: the meeting's ID, the step of the participant ID, then the passcode for telephones."""

import re

from dialin.invitations.doubts import CODES_DIFFER, LETTERS, NO_CODE, NO_PASSCODE, rooms_differ
from dialin.invitations.ground.label_words import NO_CODE_NEEDED, WORD, Label
from dialin.invitations.ground.one_taps import OneTap
from dialin.invitations.platforms.reader import Case, Keys, PlatformReader, tapped
from dialin.invitations.said import Doubt


def keys(case: Case) -> Keys:
    """The line to tap knows the passcode for telephones; that of the page may have letters and be another."""
    passcode = _passcode(case)
    if case.tap is not None and (_has_passcode(case.tap) or not passcode):
        differs = _has_passcode(case.tap) and passcode and not _keys_passcode(case.tap, passcode)
        doubts = (CODES_DIFFER,) if differs else ()
        return Keys(tapped(case.tap), doubts or (() if _has_passcode(case.tap) else _doubt_letters(case)))
    if not case.room:
        return Keys(None, (NO_CODE,))
    groups = (f"{case.first}{case.room}#", f"{case.next}#")  # the second skips the participant ID
    others = _doubt_others(case, case.room)
    if passcode:
        return Keys((*groups, f"{case.next}{passcode}#"), others)
    return Keys(groups, (*others, *(_doubt_letters(case) or _doubt_hidden(case))))


_ROOM_SYSTEMS = re.compile(r"H\.?323|\bSIP\b|zoomcrc\.com|zmeu\.us|Raumsystem|Room\s+System", re.IGNORECASE)


def _passcode(case: Case) -> str | None:
    """The lowest above the block for room systems, whose passcode is their own; where none is, the lowest of all."""
    text, numbers = case.evidence.text, case.evidence.numbers
    systems = _ROOM_SYSTEMS.search(text, min((number.start for number in numbers), default=0))
    until = systems.start() if systems else len(text)
    return case.passcode(Label.PHONE_PASSCODE, Label.PASSCODE, until=until)


def _has_passcode(tap: OneTap) -> bool:
    return any(len(re.sub(r"\D", "", group.keys)) >= 3 for group in tap.groups[1:])


def _keys_passcode(tap: OneTap, passcode: str) -> bool:
    return any(re.sub(r"\D", "", group.keys) == passcode for group in tap.groups[1:])


def _doubt_letters(case: Case) -> tuple[Doubt, ...]:
    has_letters = any(code.label == Label.PASSCODE and not code.is_numeric for code in case.evidence.codes)
    return (LETTERS,) if has_letters else ()


def _doubt_hidden(case: Case) -> tuple[Doubt, ...]:
    """A passcode that is spoken of, but blanked out or sent apart."""
    text = case.evidence.bare
    speaks = any(word.lastgroup in (Label.PHONE_PASSCODE, Label.PASSCODE) for word in WORD.finditer(text))
    return (NO_PASSCODE,) if speaks and not NO_CODE_NEEDED.search(text) else ()


def _doubt_others(case: Case, room: str) -> tuple[Doubt, ...]:
    """A conference of another provider may stand beside the meeting, with a number and a code of its own."""
    codes = {code.value for code in case.evidence.coded(Label.CONFERENCE, Label.ACCESS)}
    return tuple(rooms_differ(room, code) for code in sorted(codes - {room}))


ZOOM = PlatformReader(
    word="zoom",
    signs=re.compile(
        r"\bZoom[- ]?(?:Meeting|Webinar|Konferenz|Sitzung|Raum|Videokonferenz)\b|zoomcrc\.com|\bzoom\b", re.IGNORECASE
    ),
    rooms=(Label.MEETING, Label.CONFERENCE, Label.ACCESS),
    lengths=range(9, 12),
    keys=keys,
    shortest_number=10,
    has_code_in_link=True,
)
