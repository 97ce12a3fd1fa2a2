"""One telephone number of a cell: as it stands where that is clear, else read with a notice, or asked about."""

import re

from dialin.lists.cells.lost_zeros import whole_number_of
from dialin.lists.cells.words import read_phone_cell
from dialin.rules.german_lines import prefix_length
from dialin.rules.phone_numbers import PhoneNumber, read_number, spaced
from dialin.rules.refusals import Notice, Refused

Said = tuple[Notice, ...]
Read = tuple[str, Said]  # the number, and what is to be said of it

_SEPARATED = re.compile(r"\s*(?:[;,|\n&]|:::|\b(?:oder|und|[uo]\.|bzw\.?|or|and)(?=\s))\s*", re.IGNORECASE)
_REMARK = re.compile(r"\s*\((?=[^)]*[^\W\d_])[^)0-9]*\)\s*$")  # "(Tochter)" behind a number
_DIGITS = re.compile(r"[0-9]")
_LONGEST = 200  # letters of a cell; more is no telephone number, and slow to look through
_COUNTRY = re.compile(r"^[\s(]*(?:\+|00)?49[\s)]*(?:\(\s*0\s*\)|\(?0)?|^[\s(]*0")


def read_written(text: str, area_code: str, *, has_areas: bool) -> Read | Refused:
    """area_code: the event's own. has_areas: area codes have a column of their own, so that none may be guessed."""
    if len(text) > _LONGEST:
        return text, ()  # for the registration to refuse
    bare, apostrophe = _without_apostrophe(text)
    without, remark = _without_remark(bare)
    first, others = _first_of_several(without)
    amount = read_phone_cell(first)
    if isinstance(amount, Refused):
        return amount
    said = apostrophe + remark + others
    read = read_number(amount, area_code=area_code)
    if isinstance(read, Refused):
        return (amount, said) if not said else read
    if read.completed:
        return _completed(amount, read, said, area_code) if not has_areas else _refuse_missing(amount)
    return amount, (*said, *_of_lost_plus(amount, read))


def _without_apostrophe(text: str) -> tuple[str, Said]:
    """Spreadsheets mark a number as text by one in front; some programs put it between two."""
    if text[:1] not in tuple("'`\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}"):
        return text, ()
    bare = text[1:].removesuffix(text[0]).strip()
    return bare, (Notice("The apostrophe in front of the number {number} was left out.", {"number": bare}),)


def _without_remark(text: str) -> tuple[str, Said]:
    remark = _REMARK.search(text)
    if not remark or not _DIGITS.search(text[: remark.start()]):
        return text, ()
    said = Notice("The remark {remark} beside the telephone number was not taken over.", {"remark": remark[0].strip()})
    return text[: remark.start()].strip(), (said,)


def _first_of_several(text: str) -> tuple[str, Said]:
    """The first number, where a second one follows it, be it in short: "0621 4711-0/-12"."""
    first, *more = (part for part in _SEPARATED.split(text) if part.strip())
    first, short = _cut_at_slash(first)
    second = " / ".join((*short, *more))
    if not second or not _DIGITS.search(second) or not _is_whole(first):
        return text, ()
    said = Notice(
        "Two telephone numbers stand in one cell: {first} was taken, {second} was not.",
        {"first": first, "second": second},
    )
    return first, (said,)


def _cut_at_slash(text: str) -> tuple[str, tuple[str, ...]]:
    """A slash ends the area code; where a whole number stands in front of it, a second number begins."""
    parts = re.split(r"\s*/\s*", text)
    for end in range(1, len(parts)):
        front = "/".join(parts[:end])
        if _is_whole(front) and _DIGITS.search(parts[end]):
            return front.strip(), (" / ".join(parts[end:]),)
    return text, ()


def _is_whole(text: str) -> bool:
    """Whether a subscriber's number follows the area code, or stands alone and is too long for one."""
    digits = re.sub(r"[^0-9]", "", _COUNTRY.sub("", text, count=1))
    begins_whole = _COUNTRY.match(text) is not None
    if not begins_whole:
        return text.strip(" (").startswith(("+", "00")) and len(digits) > 8
    return len(digits) - prefix_length(digits) > 2 if digits and not digits.startswith("0") else False


def _completed(text: str, read: PhoneNumber, said: Said, area_code: str) -> Read | Refused:
    whole = whole_number_of(text, area_code)
    if whole is not None:
        return Refused(
            "{number} may be {whole} without its 0, or a number without its area code. "
            "Write it with its area code and the leading 0.",
            {"number": text, "whole": whole},
        )
    number = spaced(read.e164)
    values = {"written": text, "number": number}
    return number, (*said, Notice("{written} has no area code. The event's own was put in front: {number}.", values))


def _refuse_missing(text: str) -> Refused:
    return Refused(
        "{number} has no area code in this line, and the list has a column for area codes. Write the area code there.",
        {"number": text},
    )


def _of_lost_plus(text: str, read: PhoneNumber) -> Said:
    if re.match(r"[(\s]*(?:\+|0)", text) or not _DIGITS.match(text.lstrip("( ")):
        return ()
    values = {"written": text, "number": spaced(read.e164)}
    return (Notice("{written} was read with the + that is missing in front: {number}.", values),)
