"""Which of the numbers is dialled: a German landline before all others; and what is said of each."""

import re
from dataclasses import dataclass, replace
from enum import IntEnum

import phonenumbers
from phonenumbers import PhoneNumberType

from dialin.invitations import doubts
from dialin.invitations.ground.evidence import Evidence
from dialin.invitations.ground.label_words import NO_CODE_NEEDED
from dialin.invitations.ground.numbers import Number, is_blanked, read_e164
from dialin.invitations.ground.one_taps import OneTap
from dialin.invitations.meetings import Meeting
from dialin.invitations.platforms.reader import Case, Keys, Room, doubt_length, linked, rooms_in
from dialin.invitations.said import Alternative, Doubt, Reading
from dialin.rules.refusals import mark

_NEAR = 200  # characters between a number that nothing else speaks for and the code that goes with it
_LONGEST_NATIONAL = 13


class Kind(IntEnum):
    """In the order in which they are preferred."""

    LANDLINE = 0
    MOBILE = 1
    OTHER_GERMAN = 2
    TOLL_FREE = 3
    FOREIGN = 4
    FOREIGN_FREE = 5
    SHARED_COST = 6
    PREMIUM = 7


WORDS = {
    Kind.LANDLINE: mark("a German landline"),
    Kind.MOBILE: mark("a German mobile number"),
    Kind.OTHER_GERMAN: mark("a German number without a place"),
    Kind.TOLL_FREE: mark("toll-free, which a provider often cannot dial"),
    Kind.FOREIGN: mark("abroad"),
    Kind.FOREIGN_FREE: mark("toll-free abroad"),
    Kind.SHARED_COST: mark("a service number"),
    Kind.PREMIUM: mark("a premium-rate number"),
}
_AGAIN = mark("a German landline too, but further down")
_ITS_DOUBT = {
    Kind.OTHER_GERMAN: doubts.SHARED_COST,
    Kind.TOLL_FREE: doubts.TOLL_FREE,
    Kind.FOREIGN: doubts.FOREIGN,
    Kind.FOREIGN_FREE: doubts.FOREIGN,
    Kind.SHARED_COST: doubts.SHARED_COST,
    Kind.PREMIUM: doubts.PREMIUM,
}
_GERMAN_KINDS = {
    PhoneNumberType.TOLL_FREE: Kind.TOLL_FREE,
    PhoneNumberType.SHARED_COST: Kind.SHARED_COST,
    PhoneNumberType.PREMIUM_RATE: Kind.PREMIUM,
    PhoneNumberType.MOBILE: Kind.MOBILE,
    PhoneNumberType.PERSONAL_NUMBER: Kind.OTHER_GERMAN,
    PhoneNumberType.UAN: Kind.SHARED_COST,
    PhoneNumberType.PAGER: Kind.SHARED_COST,
}
_SERVICES = (
    ("+49180", Kind.SHARED_COST),
    ("+49137", Kind.PREMIUM),
    ("+49900", Kind.PREMIUM),
    ("+49700", Kind.OTHER_GERMAN),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    number: Number
    kind: Kind


def read_meeting(meeting: Meeting) -> Reading:
    """The way into one meeting by telephone, with every doubt about it."""
    candidates = _candidates(meeting)
    word, sip = meeting.reader.word, meeting.evidence.sip
    if not candidates:
        return Reading(platform=word, sip=sip, doubts=(_missing(meeting.evidence),))
    taken, *others = candidates
    keys = _keys(meeting, taken.number)
    if word is None and keys.groups is None and not NO_CODE_NEEDED.search(meeting.evidence.bare):
        return Reading(sip=sip, doubts=(doubts.anybodys(taken.number.e164),))
    return Reading(
        platform=word,
        number=taken.number.e164,
        digits=keys.groups,
        sip=sip,
        alternatives=tuple(_alternative(meeting, other, taken) for other in others),
        doubts=tuple(dict.fromkeys((*_doubts(meeting, taken), *keys.doubts))),
        reason=doubts.taken_because(taken.number.e164, WORDS[taken.kind]) if others else None,
    )


def kind_of(e164: str) -> Kind:
    parsed = phonenumbers.parse(e164)
    its_type = phonenumbers.number_type(parsed)
    if not e164.startswith("+49"):
        if its_type == PhoneNumberType.TOLL_FREE:
            return Kind.FOREIGN_FREE
        return Kind.PREMIUM if its_type == PhoneNumberType.PREMIUM_RATE else Kind.FOREIGN
    service = next((kind for prefix, kind in _SERVICES if e164.startswith(prefix)), None)
    return service or _GERMAN_KINDS.get(its_type, Kind.LANDLINE)


def _candidates(meeting: Meeting) -> list[Candidate]:
    """Each number once, the best first; among equals the order of the text decides."""
    numbers = meeting.evidence.numbers
    sure = [number for number in numbers if number.rank >= 2] or _near_a_code(meeting)
    once = {number.e164: number for number in sorted(sure, key=lambda number: (number.rank, -number.start))}
    whole = [number for number in once.values() if not _is_torn(number.e164, once)]
    by_place = sorted(whole, key=lambda number: number.start)
    return sorted(
        (Candidate(number, kind_of(number.e164)) for number in by_place),
        key=lambda one: (_is_odd(meeting, one), one.kind),
    )


def _near_a_code(meeting: Meeting) -> list[Number]:
    """Numbers that nothing speaks for but a code in the same paragraph; in the same line they belong together."""
    evidence, near = meeting.evidence, list[Number]()
    for number in evidence.numbers:
        between = [_between(evidence.bare, number, room) for room in rooms_in(evidence, meeting.reader)]
        if number.rank and any(len(gap) <= _NEAR and not re.search(r"\n[ ]*\n", gap) for gap in between):
            near.append(replace(number, rank=2) if any("\n" not in gap for gap in between) else number)
    return near


def _between(text: str, number: Number, room: Room) -> str:
    return text[number.end : room.start] if room.start >= number.end else text[room.start : number.start]


def _is_torn(e164: str, others: dict[str, Number]) -> bool:
    return any(other != e164 and other.startswith(e164) for other in others)


def _keys(meeting: Meeting, number: Number) -> Keys:
    return meeting.reader.keys(
        Case(meeting.evidence, _room_for(meeting, number), _tap_for(meeting, number), meeting.reader.word)
    )


def _room_for(meeting: Meeting, number: Number) -> str | None:
    """Its own code where each number has one: the next behind it."""
    if not meeting.reader.has_code_per_number:
        return meeting.room
    rooms = rooms_in(meeting.evidence, meeting.reader)
    return next((room.code for room in rooms if room.start >= number.start), meeting.room)


def _tap_for(meeting: Meeting, number: Number) -> OneTap | None:
    """Its own line to tap, else another of this meeting: they differ in the number only."""
    room = _room_for(meeting, number)
    taps = [tap for tap in meeting.evidence.taps if meeting.reader.room_of_tap(tap) == room]
    own = (tap for tap in taps if tap.start == number.start or _dials(tap, number.e164))
    return next(own, taps[0] if taps else None)


def _dials(tap: OneTap, e164: str) -> bool:
    return read_e164(tap.number, "DE") == e164


def _alternative(meeting: Meeting, other: Candidate, taken: Candidate) -> Alternative:
    is_again = other.kind == taken.kind == Kind.LANDLINE
    why = _AGAIN if is_again else WORDS[other.kind]
    return Alternative(
        other.number.e164, _keys(meeting, other.number).groups, doubts.passed_over(other.number.e164, why)
    )


def _doubts(meeting: Meeting, taken: Candidate) -> tuple[Doubt, ...]:
    """All that is odd about this number, the code and what stands around them."""
    number = taken.number
    found = [
        (taken.kind in _ITS_DOUBT, _ITS_DOUBT.get(taken.kind, doubts.FOREIGN)),
        (number.rank < 2, doubts.UNLABELLED_NUMBER),
        (number.is_assumed, doubts.NATIONAL),
        (number.has_lost_plus, doubts.LOST_PLUS),
        (not _is_valid(number.e164), doubts.INVALID),
        (_is_valid(number.e164) and _is_odd(meeting, taken), doubts.MAYBE_SHORT),
        (is_blanked(meeting.evidence.bare), doubts.INCOMPLETE),
    ]
    aside = tuple(doubts.other_platform(word) for word in meeting.left_aside)
    said = tuple(doubt for is_so, doubt in found if is_so)
    return (*said, *doubt_length(_room_for(meeting, number), meeting.reader), *_other_rooms(meeting), *aside)


def _is_odd(meeting: Meeting, candidate: Candidate) -> bool:
    """Whether digits are missing, or too many."""
    length = len(candidate.number.e164) - len("+49")
    is_unlike = length < meeting.reader.shortest_number or length > _LONGEST_NATIONAL
    return not _is_valid(candidate.number.e164) or (candidate.kind == Kind.LANDLINE and is_unlike)


def _is_valid(e164: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(e164))


def _other_rooms(meeting: Meeting) -> tuple[Doubt, ...]:
    if meeting.reader.has_code_per_number:
        return ()
    codes = {room.code for room in rooms_in(meeting.evidence, meeting.reader)}
    opened = linked(meeting.evidence, meeting.reader)
    if meeting.room and opened and not opened & codes:
        return (doubts.link_differs(meeting.room, min(opened)),)
    return tuple(
        doubts.rooms_differ(str(meeting.room), code) for code in sorted({*codes, *meeting.other_rooms} - {meeting.room})
    )


def _missing(evidence: Evidence) -> Doubt:
    """What there is instead of a telephone number."""
    if is_blanked(evidence.bare):
        return doubts.INCOMPLETE
    has_link = any(link.meeting for link in evidence.links) or bool(evidence.links)
    if has_link and evidence.sip:
        return doubts.only(mark("a web link and a SIP address"))
    if has_link or evidence.sip:
        return doubts.only(mark("a web link") if has_link else mark("a SIP address"))
    return doubts.NO_NUMBER
