"""Telephone numbers in a text: how they are written, which one they are, and what stands beside them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import phonenumbers

from dialin.invitations.ground.countries import region_in
from dialin.invitations.ground.surroundings import Surroundings, look_around

_MOST_DIGITS = 17
_MOST = 400  # no list of dial-in numbers is longer, and each costs time
_SEPARATED = r"[ ]{0,3}[.\-/(]?[ ]{0,2}\(?[ ]?"
_WRITTEN = re.compile(
    r"(?<![\w+@.\-/])(?:"
    r"\+[ ]?\(?[1-9]\d{0,3}\)?(?:(?>[ ]{0,3}[.\-/()]{0,2}[ ]{0,2})\d){2,15}"
    r"|\+[ ]?\d{1,3}[ ]?\n[ ]*\(?\d(?:(?>[ ]{0,3}[.\-/()]{0,2}[ ]{0,2})\d){6,13}"
    r"|00[ ]?[1-9](?:(?>[ ]{0,3}[.\-/()]{0,2}[ ]{0,2})\d){7,16}"
    r"|\(?0\d{0,5}\)?(?:(?>[ ]{0,3}[.\-/()]{0,2}[ ]{0,2})\d){5,13}"
    r"|\(?0\d{1,4}\)?[ ]?[\-/]?[ ]?\n[ ]*\d(?:(?>[ ]{0,3}[.\-/]{0,2}[ ]{0,2})\d){4,9}"
    r"|(?:1[ .\-])?\(?[2-9]\d{2}\)?[ .\-]{1,2}\d{3}[ .\-]\d{4}"
    r"|49[ ]?\(?0?\)?[ ]?[1-9]\d{1,4}[ .\-/]\d(?:[ .\-/]?\d){5,11}"
    r")(?![\w@]|[.:]\d)"
)
_GOES_ON = re.compile(r"[ ]*(?P<hung>[\-/]?)[ ]*\n[ ]*(?:[.\-/][ ]?)?(?P<more>\d(?:[ .\-/]?\d)*)(?P<after>[^\n]{0,30})")
_LABELLED = re.compile(r"(?:PIN|ID|Code|Passcode|Kenncode|Deutschland|Germany|\(|[<,;]|$)", re.IGNORECASE)
_DOTS = re.compile(r"[ ]{0,2}(?:[xX•_]{2,}|\.{2,})")
_BLANKED = re.compile(r"\+\d{1,3}[ \d().\-/]{0,12}(?:[xX•*_…]{2,}|\.{3,})")
_NEVER = re.compile(
    r"(?:Fax|Telefax|Hotline|Helpline|Support|WhatsApp|SMS|Notfall\w*|emergency)[^\d+\n]{0,40}$", re.IGNORECASE
)
_SWITCHBOARD = re.compile(r"\d{2}[ ]?[-/][ ]?0$")  # 030 23125-0: an office's, never a dial-in's
_PHONE_LABEL = re.compile(
    r"(?:^|[\s(|])(?:Tel|Telefon|Phone|Fon|T|Telephone|Mobil|Mobile)\b\.?[ ]*:?[ ]*\(?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Number:
    """`rank`: 3 stands in a line to tap, 2 among the dial-in numbers, 1 anywhere, 0 as somebody's own telephone."""

    start: int
    end: int
    e164: str
    rank: int
    is_assumed: bool = False  # no country was said
    has_lost_plus: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """Where a number stands, and its digits; `longer` goes on in the next line."""

    start: int
    end: int
    text: str
    longer: str | None = None
    longer_end: int = 0


def find_numbers(text: str, taken: Iterable[tuple[int, int]], known: frozenset[str]) -> tuple[Number, ...]:
    """Those outside of what is taken; `known` are numbers that stand in one piece elsewhere."""
    spans, surroundings = sorted(taken), look_around(text)
    found = [one for one in _written(text) if not _overlaps(spans, one.start, one.end)][:_MOST]
    whole = known | {e164 for one in found if not one.longer for e164 in [read_e164(one.text, None)] if e164}
    return tuple(number for one in found for number in [_number(text, one, whole, surroundings)] if number)


def is_blanked(text: str) -> bool:
    """Whether a number in it ends in dots or crosses."""
    return bool(_BLANKED.search(text))


def read_e164(written: str, region: str | None) -> str | None:
    bare = re.sub(r"\(\s*0\s*\)", "", re.sub(r"\s+", " ", written))
    bare = re.sub(r"^(\+\s?49\D{0,2})0+", r"\1", bare)
    bare = re.sub(r"^00", "+", bare.lstrip("( ")) if not region or written.startswith("00") else bare
    try:
        parsed = phonenumbers.parse(bare, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _written(text: str) -> Iterable[Written]:
    for found in _WRITTEN.finditer(text):
        if _DOTS.match(text, found.end()):
            continue
        longer, end = found[0], found.end()
        while (on := _GOES_ON.match(text, end)) and not _ends_number(on):
            if len(re.sub(r"\D", "", longer + on["more"])) > _MOST_DIGITS:
                break
            longer, end = f"{longer}{on['hung'] or ' '}{on['more']}", on.end("more")
        yield Written(found.start(), found.end(), found[0], longer if end > found.end() else None, end)


def _ends_number(on: re.Match[str]) -> bool:
    """Whether the next line begins with something else: a code, a time, the number of an item."""
    if re.match(r"\s*(?:#|[.:]\d)", on["after"]):
        return True
    return len(on["more"]) <= 2 and bool(re.match(r"[.)]\s", on["after"]))


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(one[0] < end and start < one[1] for one in spans)


def _number(text: str, one: Written, whole: frozenset[str], surroundings: Surroundings) -> Number | None:
    line = _line_around(text, one.start, one.end)
    before = text[max(0, one.start - 60) : one.start].rpartition("\n")[2]
    if _NEVER.search(before):
        return None
    region = None if one.text.startswith(("+", "00")) else _region_beside(text, one, line)
    has_lost_plus = region in (None, "DE") and bool(re.match(r"49[ (]", one.text))
    written = "+" + one.text if has_lost_plus else one.text
    is_assumed = not written.startswith(("+", "00")) and region is None
    if is_assumed and not one.text.lstrip("(").startswith("0"):
        return None  # 613-555-1234 may be anybody's
    end, e164 = _whole(text, one, written, region or "DE", whole)
    if e164 is None:
        return None
    rank = _rank(text, one, line, before, surroundings)
    has_lost_zero = region == "DE" and not written.lstrip("(").startswith(("+", "0"))
    is_doubtful = has_lost_zero or (is_assumed and not surroundings.is_german)
    return Number(one.start, end, e164, rank, is_doubtful, has_lost_plus)


def _region_beside(text: str, one: Written, line: str) -> str | None:
    """What stands between the number before and this one says more than what follows, and that more than the line."""
    above = re.split(r"\d{3}|\n", text[max(0, one.start - 60) : one.start])[-1]
    below = re.split(r"\d|\+|\n", text[one.end : one.end + 60])[0]
    return region_in(above) or region_in(below) or region_in(line)


def _whole(text: str, one: Written, written: str, region: str, whole: frozenset[str]) -> tuple[int, str | None]:
    """The number as it stands, or with the digits that a line's end has torn off."""
    short = read_e164(written, region)
    if one.longer is None:
        return one.end, short
    longer = read_e164(("+" if written.startswith("+") and not one.longer.startswith("+") else "") + one.longer, region)
    if longer is None or (short in whole and longer not in whole):
        return one.end, short
    if longer in whole or short is None or _is_torn(text, one, short):
        return one.longer_end, longer
    return one.end, short


def _is_torn(text: str, one: Written, short: str) -> bool:
    more = re.sub(r"\D", "", (one.longer or "")[len(one.text) :])
    if text[one.end : one.longer_end].lstrip().startswith(("-", "/")):
        return True
    after = text[one.longer_end : one.longer_end + 30].lstrip(" ")
    if len(short) - 3 + len(more) > 13:
        return False
    if len(short) - 3 < 10:  # no platform's number is so short
        return True
    return len(more) <= 4 and bool(re.match(r"(?:PIN|Deutschland|Germany|\(|[<,;])", after, re.IGNORECASE))


def _line_around(text: str, start: int, end: int) -> str:
    """The line, but for other numbers' parts of it; the line above too, where this one has no words."""
    begins = text.rfind("\n", 0, start) + 1
    ends = text.find("\n", end)
    line = text[begins:start] + "  ;  " + text[end : ends if ends >= 0 else len(text)]
    if not re.search(r"[^\W\d_]{2,}", line) and begins > 1:
        line = text[text.rfind("\n", 0, begins - 1) + 1 : begins - 1]
    return line[-300:] if len(line) > 600 else line


def _rank(text: str, one: Written, line: str, before: str, surroundings: Surroundings) -> int:
    way, person = surroundings.way(one.start), surroundings.person(one.start)
    if person > way or _SWITCHBOARD.search(one.text):
        return 0
    is_apart = way >= 0 and bool(re.search(r"\n[ ]*\n", text[way : one.start]))
    if way >= 0 and not (is_apart and _PHONE_LABEL.search(before)):
        return 2
    return 2 if region_in(line) else 1
