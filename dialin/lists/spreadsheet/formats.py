"""An amount as a spreadsheet shows it: a date, digits with zeros in front, or the plain amount."""

import re
from datetime import datetime, timedelta

DATE = "date"
# Formats that every file knows, by their number as it is written; what strangers write need not be one.
_DATES = {str(number) for number in (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_PIECES = re.compile(r'"[^"]*"|\\.|_.|[0#?]|.')
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 (a spreadsheet's dates have no time zone)
_LARGEST = 1e15  # beyond it a spreadsheet's own digits are no longer exact


def read_format(number: str, code: str) -> str:
    """What is needed of it: DATE, the code where it may put digits in front, or nothing."""
    if number in _DATES or re.search("[dmyhs]", _QUOTED.sub("", code), re.IGNORECASE):
        return "" if "general" in code.casefold() else DATE
    section = re.sub(r"\[[^\]]*\]", "", code.partition(";")[0])
    literal = _QUOTED.sub("", section)
    return section if literal and set(literal) <= set("0#? ()/-+") else ""


def written(text: str, form: str) -> str:
    """An amount as people read it; raises ValueError for what is none."""
    amount = float(text)
    if form == DATE:
        return _date(amount)
    if not amount.is_integer() or abs(amount) >= _LARGEST:
        return str(amount)
    digits = f"{amount:.0f}"
    return _filled(digits, form) if form and amount >= 0 else digits


def _date(days: float) -> str:
    try:
        return (_FIRST_DAY + timedelta(days=days)).isoformat()
    except OverflowError:
        return str(days)


def _filled(digits: str, form: str) -> str:
    """The digits in the places of the format, from the right; what is left over stands in front of the first place."""
    pieces = [piece for piece in _PIECES.findall(form) if not piece.startswith("_")]
    places = [at for at, piece in enumerate(pieces) if piece in ("0", "#", "?")]
    if not places:
        return digits
    left, shown = digits, list[str]()
    for at in range(len(pieces) - 1, -1, -1):
        if at not in places:
            shown.append(pieces[at].strip('"').removeprefix("\\"))
        elif at == places[0]:
            shown.append(left or ("0" if pieces[at] == "0" else ""))
        else:
            shown.append(left[-1:] or ("0" if pieces[at] == "0" else ""))
            left = left[:-1]
    return "".join(reversed(shown)).strip()
