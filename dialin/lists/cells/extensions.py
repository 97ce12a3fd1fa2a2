"""A telephone number joined with its extension, which stands in a column of its own."""

import re

from dialin.lists.cells.numbers import Read, is_whole
from dialin.rules.phone_numbers import area_code_of, read_number
from dialin.rules.refusals import Notice, Refused

_EXTENSION = re.compile(
    r"[-\N{EN DASH}/(\s]*(?:(?:dw|durchwahl|durchw|app|apparat)\b[.:\s]*)?([0-9]{1,5})\)?", re.IGNORECASE
)
_DASH = re.compile(r"\s*[-\N{EN DASH}]\s*")


def join_extension(number: str, written: str) -> Read | Refused:
    """written: what stands in the column of extensions."""
    found = _EXTENSION.fullmatch(written)
    if not found:
        return _ask(number, written)
    stem, last = _at_dash(number)
    if last == found[1]:
        return number, ()
    joined = f"{stem}-{found[1]}"
    if last not in ("", "0") or _may_have_it(stem, found[1]) or not _is_landline(joined):
        return _ask(number, written)
    values = {"written": number, "extension": written, "number": joined}
    return joined, (Notice("{written} and the extension {extension} were joined: {number}.", values),)


def refuse_bare_extension(written: str) -> Refused:
    return Refused(
        "The extension {extension} stands without a telephone number. Write the whole number.", {"extension": written}
    )


def _at_dash(number: str) -> tuple[str, str]:
    """In front of the dash of an extension, and behind it; the dash behind an area code is none."""
    *front, last = _DASH.split(number)
    stem = "-".join(front)
    return (stem, last) if front and is_whole(stem) else (number, "")


def _may_have_it(stem: str, extension: str) -> bool:
    """Whether the number seems to end with the extension already."""
    return len(extension) > 1 and re.sub("[^0-9]", "", stem).endswith(extension)


def _is_landline(number: str) -> bool:
    read = read_number(number, area_code="30")
    return isinstance(read, Refused) or area_code_of(read.e164) is not None


def _ask(number: str, extension: str) -> Refused:
    return Refused(
        "How {number} and the extension {extension} go together is not clear. Write the whole number in one cell.",
        {"number": number, "extension": extension},
    )
