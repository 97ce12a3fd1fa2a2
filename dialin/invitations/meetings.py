"""The meetings that one text invites to: where one ends and the next begins."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from dialin.invitations.ground.evidence import Evidence
from dialin.invitations.ground.links import Link
from dialin.invitations.platforms.known import reader_of
from dialin.invitations.platforms.reader import PlatformReader, Room, rooms_in
from dialin.invitations.platforms.unknown import UNKNOWN

_SEPARATOR = re.compile(r"^[ ]*[_\-=*~#]{5,}[ ]*$", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ ]*\n")


@dataclass(frozen=True)
class Meeting:
    """`left_aside`: platforms whose links stand beside it and belong to no telephone number."""

    reader: PlatformReader
    evidence: Evidence
    room: str | None
    left_aside: tuple[str, ...] = ()
    other_rooms: tuple[str, ...] = ()  # that no number belongs to


def meetings_in(text: str) -> tuple[Meeting, ...]:
    """Those with a telephone number; if there is none, whatever the text is about, as one."""
    whole = Evidence(text)
    dialled, aside = _with_numbers(_blocks(whole))
    if not dialled:
        return (_meeting(whole),)
    found = [_meeting(part, reader_of(block)) for block in dialled for part in _by_room(block)]
    rooms = {meeting.room for meeting in found if meeting.room}
    found = [meeting for meeting in found if meeting.evidence.numbers] or found[:1]
    others = tuple(sorted(rooms - {meeting.room for meeting in found}))
    once = {(meeting.reader.word, meeting.room): meeting for meeting in reversed(found)}
    kept = [meeting for meeting in once.values() if meeting.room] or list(once.values())
    return tuple(_beside(meeting, aside, others) for meeting in reversed(kept))


def _beside(meeting: Meeting, aside: list[Evidence], others: tuple[str, ...]) -> Meeting:
    words = {link.platform for block in aside for link in block.links if link.meeting and link.platform}
    return replace(meeting, left_aside=tuple(sorted(words - {meeting.reader.word})), other_rooms=others)


def _meeting(evidence: Evidence, of_all: PlatformReader = UNKNOWN) -> Meeting:
    """A part that names no platform is of the one that the whole is about: a heading stands above both of its rooms."""
    own = reader_of(evidence)
    reader = of_all if own is UNKNOWN else own
    rooms = rooms_in(evidence, reader)
    fitting = [room.code for room in rooms if len(room.code) in reader.lengths]
    return Meeting(reader, evidence, next(iter(fitting or [room.code for room in rooms]), None))


def _blocks(evidence: Evidence) -> list[Evidence]:
    """Cut where a link opens another meeting than the links above it."""
    cuts, seen = [0], dict[tuple[str, str], str]()
    for link in evidence.links:
        if not link.meeting or not link.platform:
            continue
        kind, _, key = link.meeting.partition(":")
        known = seen.get((link.platform, kind))
        if (known is not None and known != key) or (seen and link.platform not in {platform for platform, _ in seen}):
            cuts.append(_beginning(evidence.text, cuts[-1], link))
            seen = {}
        seen[(link.platform, kind)] = key
    return [evidence.part(start, end) for start, end in zip(cuts, [*cuts[1:], len(evidence.text)], strict=True)]


def _beginning(text: str, after: int, link: Link) -> int:
    """Where the part about this link begins: behind the last line that separates, or with its paragraph."""
    for pattern in (_SEPARATOR, _BLANK_LINE):
        ends = [found.end() for found in pattern.finditer(text, after, link.start) if found.end() > after]
        if ends:
            return ends[-1]
    return max(after, text.rfind("\n", 0, link.start) + 1)


def _with_numbers(blocks: list[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """Blocks with numbers, each with those of its own platform that have none; and what is left over."""
    words = [reader_of(block).word for block in blocks]
    dialled: list[Evidence] = []
    aside: list[Evidence] = []
    pending: list[tuple[str | None, Evidence]] = []
    last_word: str | None = None
    for word, block in zip(words, blocks, strict=True):
        if not _can_be_dialled(block):
            pending.append((word, block))
            continue
        own = [one for above, one in pending if above in (word, None)]
        for above, one in pending:
            if above in (word, None):
                continue
            if dialled and above == last_word:
                dialled[-1] = Evidence(dialled[-1].text + one.text)
            else:
                aside.append(one)
        dialled.append(Evidence("".join(one.text for one in own) + block.text) if own else block)
        pending, last_word = [], word
    for above, one in pending:
        if dialled and above in (last_word, None):
            dialled[-1] = Evidence(dialled[-1].text + one.text)
        else:
            aside.append(one)
    return dialled, aside


def _can_be_dialled(block: Evidence) -> bool:
    return any(number.rank >= 2 for number in block.numbers) or (
        any(number.rank for number in block.numbers) and bool(rooms_in(block, reader_of(block)))
    )


def _by_room(block: Evidence) -> list[Evidence]:
    """Cut where the code of the room changes; torn and damaged copies of one code are no other room."""
    reader = reader_of(block)
    rooms = [room for room in rooms_in(block, reader) if len(room.code) in reader.lengths]
    changes = [(above, below) for above, below in pairwise(rooms) if above.code != below.code]
    if reader.has_code_per_number and not _is_repeated(block, rooms):
        return [block]
    cuts = [0]
    for above, below in changes:
        has_number = any(cuts[-1] <= number.start <= above.start for number in block.numbers)
        cuts.append(_between(block.text, above, below, has_number=has_number))
    return [block.part(start, end) for start, end in pairwise([*cuts, len(block.text)])]


def _is_repeated(block: Evidence, rooms: list[Room]) -> bool:
    """Whether one country has two codes, as no single meeting gives it."""
    by_country: dict[str, set[str]] = {}
    for number in block.numbers:
        code = next((room.code for room in rooms if room.start >= number.start), None)
        if code and number.rank >= 2:
            by_country.setdefault(number.e164[:3], set()).add(code)
    return any(len(codes) > 1 for codes in by_country.values())


def _between(text: str, above: Room, below: Room, *, has_number: bool) -> int:
    """At a line that separates; else behind the code where its number stands before it, else before the next code."""
    for pattern in (_SEPARATOR, _BLANK_LINE):
        ends = [found.end() for found in pattern.finditer(text, above.start, below.start)]
        if ends:
            return ends[-1]
    end_of_line = text.find("\n", above.start, below.start) + 1
    if has_number and end_of_line:
        return end_of_line
    return max(above.start + 1, text.rfind("\n", 0, below.start) + 1)
