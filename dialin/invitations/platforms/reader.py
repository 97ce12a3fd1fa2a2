"""What a platform's reader consists of, and what readers share: rooms, lines to tap, single codes."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dialin.invitations.doubts import NO_CODE, odd_length
from dialin.invitations.ground.evidence import Evidence
from dialin.invitations.ground.label_words import Label
from dialin.invitations.ground.labels import Code
from dialin.invitations.ground.one_taps import OneTap
from dialin.invitations.said import Doubt
from dialin.rules.bridging.profiles import profile_of
from dialin.rules.bridging.timing import waits

_SHORTEST_PASSCODE, _LONGEST_PASSCODE = 6, 10
COMMA = "WW"  # a telephone waits about two seconds at each


@dataclass(frozen=True, slots=True)
class Keys:
    groups: tuple[str, ...] | None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Case:
    """One number of one meeting: `tap` is its own line to tap, or else one of the meeting's others."""

    evidence: Evidence
    room: str | None
    tap: OneTap | None
    platform: str | None

    @property
    def first(self) -> str:
        """How long the dial-in speaks before it listens, where no line to tap says so."""
        return waits(profile_of(self.platform).listens_after)

    @property
    def next(self) -> str:
        return waits(profile_of(self.platform).next_step)

    def passcode(self, *labels: Label, until: int | None = None) -> str | None:
        """The lowest on the page: below the telephone numbers stands the one for telephones.

        until: what stands below this place is asked for only where nothing stands above it.
        """
        codes = self.evidence.coded(*labels)
        alike = [code for code in codes if code.label == codes[0].label]
        above = [code for code in alike if until is None or code.start < until]
        return next((_unbroken(code) for code in reversed(above or alike)), None)


def _unbroken(code: Code) -> str:
    """A passcode for telephones has six digits at least: fewer at a line's end go on in the next."""
    is_torn = code.other is not None and len(code.value) < _SHORTEST_PASSCODE <= len(code.other) <= _LONGEST_PASSCODE
    return code.other if is_torn and code.other else code.value


@dataclass(frozen=True)
class PlatformReader:
    """`rooms`: labels of the code that names the meeting to a telephone, the surest first."""

    word: str | None
    signs: re.Pattern[str]
    rooms: tuple[Label, ...]
    lengths: range
    keys: Callable[[Case], Keys]
    shortest_number: int = 8  # digits without the country code
    has_code_per_number: bool = False  # so that two codes are not yet two meetings
    has_code_in_link: bool = False
    room_of_tap: Callable[[OneTap], str] = lambda tap: re.sub(r"\D", "", tap.groups[0].keys)


@dataclass(frozen=True, slots=True)
class Room:
    start: int
    code: str


def rooms_in(evidence: Evidence, reader: PlatformReader) -> tuple[Room, ...]:
    """Every place that names the meeting, in the order of the text; torn codes in one piece."""
    tapped = [Room(tap.start, code) for tap in evidence.taps for code in [reader.room_of_tap(tap)] if code]
    known = {room.code for room in tapped} | linked(evidence, reader)
    label = next((label for label in reader.rooms if evidence.coded(label)), None)
    labelled = evidence.coded(label) if label and not (label in _LAST_RESORTS and tapped) else ()
    known |= {code.value for code in labelled if code.other is None}
    coded = [Room(code.start, _whole(code.value, code.other, known, reader.lengths)) for code in labelled]
    return tuple(sorted((*tapped, *coded), key=lambda room: room.start))


_LAST_RESORTS = (Label.KEYED, Label.ACCESS)  # words that stand beside other codes too


def linked(evidence: Evidence, reader: PlatformReader) -> set[str]:
    """Meeting numbers in the platform's own links: good to know a torn code by, never to key."""
    if not reader.has_code_in_link:
        return set()
    ours = (link.meeting for link in evidence.links if link.platform == reader.word and link.meeting)
    return {key for key in (re.sub(r"^\d:", "", meeting) for meeting in ours) if key.isdigit()}


def _whole(value: str, other: str | None, known: set[str], lengths: range) -> str:
    if other is None or value in known:
        return value
    if other in known:
        return other
    return other if len(value) not in lengths and len(other) in lengths else value


def tapped(tap: OneTap) -> tuple[str, ...]:
    """The keys of a line to tap as they stand; the last are closed by a # where that was left out."""
    groups = [COMMA * group.commas + group.keys for group in tap.groups]
    if not groups[-1].endswith(("#", "*")):
        groups[-1] += "#"
    return tuple(groups)


def one_code(case: Case) -> Keys:
    """A platform that asks for the room's code and nothing else."""
    if case.tap is not None:
        return Keys(tapped(case.tap))
    return Keys((f"{case.first}{case.room}#",)) if case.room else Keys(None, (NO_CODE,))


def doubt_length(room: str | None, reader: PlatformReader) -> tuple[Doubt, ...]:
    return (odd_length(room),) if room and len(room) not in reader.lengths else ()
