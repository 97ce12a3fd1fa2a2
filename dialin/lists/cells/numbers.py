"""One telephone number of a cell: as it stands where that is clear, else read with a notice, or asked about."""

import re

from dialin.lists.cells.lost_zeros import whole_number_of
from dialin.lists.cells.remarks import hide_brackets, without_remarks
from dialin.lists.cells.words import read_phone_cell
from dialin.lists.folding import LONGEST
from dialin.rules.german_lines import area_code_length, prefix_length
from dialin.rules.phone_numbers import PhoneNumber, read_number, spaced
from dialin.rules.refusals import Notice, Refused

Said = tuple[Notice, ...]
Read = tuple[str, Said]  # the number, and what is to be said of it

_SEPARATED = re.compile(r"\s*(?:[;,|\n&]|:::|\b(?:oder|und|[uo]\.|bzw\.?|sowie|or|and)(?=\s))\s*", re.IGNORECASE)
_DIGITS, _NO_DIGIT = re.compile(r"[0-9]"), re.compile(r"[^0-9]")
_COUNTRY = re.compile(r"^[\s(]*(?:\+|00)?49[\s)]*(?:\(\s*0\s*\)|\(?0)?|^[\s(]*0")


def read_written(text: str, area_code: str, *, has_areas: bool) -> Read | Refused:
    """area_code: the event's own. has_areas: area codes have a column of their own, so that none may be guessed."""
    if len(text) > LONGEST:
        return text, ()  # for the registration to refuse
    bare, apostrophe = _without_apostrophe(text)
    first, others = _first_of_several(bare)
    number, remarks = without_remarks(first)
    amount = read_phone_cell(" ".join(number.split()))
    if isinstance(amount, Refused):
        return amount
    said = apostrophe + remarks + others
    read = read_number(amount, area_code=area_code)
    if isinstance(read, Refused):
        return (amount, said) if not said else read
    if read.completed:
        refused = _refuse_missing(amount) if has_areas else _refuse_halves(number)
        return refused or _completed(amount, read, said, area_code)
    return amount, (*said, *_of_lost_plus(amount, read))


def _without_apostrophe(text: str) -> tuple[str, Said]:
    """Spreadsheets mark a number as text by one in front; some programs put it between two."""
    if text[:1] not in tuple("'`\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}"):
        return text, ()
    bare = text[1:].removesuffix(text[0]).strip()
    return bare, (Notice("The apostrophe in front of the number {number} was left out.", {"number": bare}),)


def _first_of_several(text: str) -> tuple[str, Said]:
    """The first number, where a second one follows it, be it in short: "0621 4711-0/-12"."""
    first, *more = _parts(text)
    first, short = _cut_at_slash(first)
    second = " / ".join((*short, *more))
    if not second or not _DIGITS.search(second) or not is_whole(first):
        return text, ()
    said = Notice(
        "Two telephone numbers stand in one cell: {first} was taken, {second} was not.",
        {"first": without_remarks(first)[0], "second": second},
    )
    return first, (said,)


def _parts(text: str) -> list[str]:
    ends = [0, *(at for found in _SEPARATED.finditer(hide_brackets(text)) for at in found.span()), len(text)]
    parts = [text[begin:end].strip() for begin, end in zip(ends[::2], ends[1::2], strict=True)]
    return [part for part in parts if part] or [text]


def _refuse_halves(text: str) -> Refused | None:
    """Digits in two parts of which the first is no area code, even without its 0: 4711/4712, or one below the other."""
    first, *more = (_NO_DIGIT.sub("", part) for part in re.split(r"[/\n]", text))
    if not any(more) or not first or area_code_length(first) == len(first):
        return None
    return Refused(
        "{text} may be two telephone numbers, or one in two parts. Write one number, with its area code.",
        {"text": " / ".join(text.split("\n"))},
    )


def _cut_at_slash(text: str) -> tuple[str, tuple[str, ...]]:
    """A slash ends the area code; where a whole number stands in front of it, a second number begins."""
    parts = re.split(r"\s*/\s*", text)
    for end in range(1, len(parts)):
        front = "/".join(parts[:end])
        if is_whole(front) and _DIGITS.search(parts[end]):
            return front.strip(), (" / ".join(parts[end:]),)
    return text, ()


def is_whole(text: str) -> bool:
    """Whether a subscriber's number follows the area code, or stands alone and is too long for one."""
    text, _ = without_remarks(text)
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
