"""Reads an invitation as it was pasted or saved: number, keys in order, SIP address, platform, and every doubt."""

from collections.abc import Sequence
from dataclasses import replace

from dialin.invitations import doubts
from dialin.invitations.choosing import read_meeting
from dialin.invitations.ground.cleaning import clean
from dialin.invitations.ground.corrections import takes_back
from dialin.invitations.ground.encoded import decode_pasted
from dialin.invitations.ground.evidence import Evidence
from dialin.invitations.ground.sections import sections
from dialin.invitations.ground.wrapping import unwrap
from dialin.invitations.meetings import meetings_in
from dialin.invitations.said import Alternative, Doubt, Reading
from dialin.invitations.sources.opening import open_source
from dialin.invitations.sources.parts import Part

__all__ = ["Alternative", "Doubt", "Reading", "read_invitation"]

_SHORTEST_CODE = 4
_LONGEST = 60_000  # characters; the longest lists of numbers that platforms send have a third of it


def read_invitation(source: bytes) -> Reading:
    """What it says. No telephone number, or two meetings, is an answer too: then the doubts say so."""
    parts = open_source(source)
    readings = [_read_part(part) for part in parts if any(text.strip() for text in part.texts)]
    if not readings:
        return Reading(doubts=(doubts.EMPTY,))
    return _as_one(readings)


def _as_one(readings: Sequence[Reading]) -> Reading:
    """The parts of one mail or calendar say the same, or add to each other, or speak of several meetings."""
    dialled = [reading for reading in readings if reading.number]
    if not dialled:
        best = max(readings, key=lambda reading: (bool(reading.alternatives), reading.platform is not None))
        return replace(best, sip=best.sip or next((one.sip for one in readings if one.sip), None))
    first = dialled[0]
    if any(_keyed(other) != _keyed(first) for other in dialled[1:]):
        return _several(dialled)
    return replace(first, sip=first.sip or next((one.sip for one in readings if one.sip), None))


def _read_part(part: Part) -> Reading:
    """Its texts say the same in other forms: the one that says most is taken."""
    readings = [_read_text(text) for text in part.texts if text.strip()]
    best = max(readings, key=lambda one: (one.number is not None, one.digits is not None, -len(one.doubts)))
    sip = best.sip or next((one.sip for one in readings if one.sip), None)
    marks = ((doubts.CANCELLED,) if part.is_cancelled else ()) + ((doubts.CUT,) if part.is_long else ())
    return replace(best, sip=sip, doubts=(*marks, *best.doubts))


def _read_text(text: str) -> Reading:
    pieces = [unwrap(clean(decode_pasted(piece))) for piece in sections(clean(text[:_LONGEST]))]
    readings = [_read_section(piece) for piece in pieces]
    cut = (doubts.CUT,) if len(text) > _LONGEST else ()
    at = _newest(pieces, readings)
    taken = readings[at]
    older = [one for one in readings[at + 1 :] if one.number or one.alternatives]
    marks = (doubts.OLDER_BELOW,) if any(_keyed(one) != _keyed(taken) for one in older) else ()
    back = (doubts.CORRECTED,) if any(takes_back(Evidence(piece).bare) for piece in pieces[: at + 1]) else ()
    return replace(taken, doubts=(*cut, *taken.doubts, *back, *marks))


def _newest(pieces: list[str], readings: list[Reading]) -> int:
    """The uppermost that invites to something: by a number, or by a link to a meeting that is not the one below."""
    for at, (piece, reading) in enumerate(zip(pieces, readings, strict=True)):
        if reading.number or reading.alternatives:
            return at
        lower = next((below for below in range(at + 1, len(pieces)) if readings[below].number), None)
        if lower is not None and _is_another(piece, pieces[lower]):
            return at
    return max(
        range(len(readings)), key=lambda at: (readings[at].sip is not None, readings[at].platform is not None, -at)
    )


def _is_another(piece: str, below: str) -> bool:
    """Whether the text above invites too, by a link or a code, and to something else than the text below."""
    here, there = _named(Evidence(piece)), _named(Evidence(below))
    return bool(here) and not here & there


def _named(evidence: Evidence) -> set[str]:
    links = {link.meeting for link in evidence.links if link.meeting}
    return links | {code.value for code in evidence.codes if code.is_numeric and len(code.value) >= _SHORTEST_CODE}


def _read_section(text: str) -> Reading:
    readings = [read_meeting(meeting) for meeting in meetings_in(text)]
    dialled = [reading for reading in readings if reading.number]
    return _several(dialled) if len(dialled) > 1 else (dialled or readings)[0]


def _several(readings: Sequence[Reading]) -> Reading:
    """Two readings are no reading: each is shown, and a person decides."""
    platforms = {reading.platform for reading in readings}
    ways = (
        Alternative(str(one.number), one.digits, doubts.passed_over(str(one.number), doubts.ONE_OF_SEVERAL))
        for one in readings
    )
    return Reading(
        platform=platforms.pop() if len(platforms) == 1 else None,
        alternatives=tuple(dict.fromkeys(ways)),
        doubts=(doubts.SEVERAL,),
    )


def _keyed(reading: Reading) -> tuple[str, ...]:
    """What tells one meeting from another: the keys without their waits, whichever number they go to."""
    groups = reading.digits or tuple(key for other in reading.alternatives for key in other.digits or ())
    return tuple(group.strip("wW") for group in groups)
