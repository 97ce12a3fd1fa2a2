"""The telephone number of a line: from the column that counts first, joined with its area code where that is apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialin.lists.cells.extensions import join_extension, refuse_bare_extension
from dialin.lists.cells.numbers import Read, Said, read_written
from dialin.lists.columns.headings import Columns, pick_cell
from dialin.lists.columns.phones import PhoneColumn
from dialin.lists.folding import LONGEST, plain
from dialin.rules.german_lines import area_code_length, is_mobile_line
from dialin.rules.refusals import Notice, Refused

_NONE = {
    "", "ka", "kA", "keine", "kein", "keins", "keinenummer", "keinetelefonnummer", "keintelefon", "keinhandy", "na",
    "nv", "nn", "unbekannt", "unknown", "none", "null", "keineangabe", "keineangaben", "nichtbekannt",
    "nichtvorhanden", "entfaellt", "ohne", "fehlt", "nichtangegeben",
}  # fmt: skip
_LONGEST_WORD = 100  # letters; longer texts are none of them
_NO_DIGIT, _DIGIT = re.compile(r"[^0-9]"), re.compile(r"[0-9]")
_DITTO = re.compile(r"""[- ]*(?:["„“”]|''|,,)+[- ]*""")


@dataclass(frozen=True, slots=True)
class _Filled:
    column: PhoneColumn
    written: str


def read_phone(cells: Sequence[str], columns: Columns, area_code: str) -> Read | Refused:
    """The number, empty where the line has none. area_code: the event's own."""
    filled = _filled(cells, columns)
    if not filled:
        return _without_number(cells, columns)
    if _DITTO.fullmatch(filled[0].written):
        return Refused("“{mark}” repeats the line above. Write the number itself.", {"mark": filled[0].written})
    joined = _join(filled[0], cells)
    whole = joined if isinstance(joined, Refused) else _extend(joined, filled[0], cells)
    if isinstance(whole, Refused):
        return whole
    read = read_written(whole[0], area_code, has_areas=columns.has_areas)
    if isinstance(read, Refused):
        return read
    return read[0], (*_choice(filled, columns), *whole[1], *read[1])


def has_number(cells: Sequence[str], columns: Columns) -> bool:
    """Whether somebody could be reached: at least six digits, for a line that may be no person."""
    return any(len(_digits(one.written)) >= 6 for one in _filled(cells, columns))


def read_contact_phone(cells: Sequence[str], columns: Columns, area_code: str) -> Read | Refused | None:
    """The number of whoever is to be asked for, for a person without one; None where that is missing too."""
    written = pick_cell(cells, columns.contact_phone)
    if _says_nothing(written) or not _DIGIT.search(written):
        return None
    read = read_written(written, area_code, has_areas=columns.has_areas)
    if isinstance(read, Refused):
        return read
    heading = columns.headings[columns.contact_phone or 0].strip()
    taken = Notice("The telephone number was taken from the column “{heading}”.", {"heading": heading})
    return read[0], (taken, *read[1])


def _filled(cells: Sequence[str], columns: Columns) -> list[_Filled]:
    """The columns with a number in this line, the one that counts first in front; those with words only come last."""
    found = []
    for column in columns.phones:
        written, use = pick_cell(cells, column.place), column.use_in(pick_cell(cells, column.label))
        if use is not None and not _says_nothing(written):
            found.append((not _DIGIT.search(written), use, _Filled(column, written)))
    return [one for _, _, one in sorted(found, key=lambda each: each[:2])]


def _says_nothing(written: str) -> bool:
    is_word = len(written) <= _LONGEST_WORD and plain(written) in _NONE
    return is_word and not (written and _DITTO.fullmatch(written))


def _without_number(cells: Sequence[str], columns: Columns) -> Read | Refused:
    extensions = (pick_cell(cells, column.extension) for column in columns.phones)
    bare = next((one for one in extensions if not _says_nothing(one)), None)
    return refuse_bare_extension(bare) if bare else ("", (Notice("This person has no telephone number."),))


def _extend(joined: Read, filled: _Filled, cells: Sequence[str]) -> Read | Refused:
    extension = pick_cell(cells, filled.column.extension)
    extended = (joined[0], ()) if _says_nothing(extension) else join_extension(joined[0], extension)
    return extended if isinstance(extended, Refused) else (extended[0], joined[1] + extended[1])


def _choice(filled: list[_Filled], columns: Columns) -> Said:
    chosen = filled[0]
    if len({_digits(one.written) for one in filled}) > 1:
        left = ", ".join(one.written for one in filled[1:])
        values = {"heading": chosen.column.heading, "left": left}
        return (Notice("Of several telephone numbers the one under “{heading}” was taken, not {left}.", values),)
    if chosen.column is not columns.phones[0]:
        return (
            Notice("The telephone number was taken from the column “{heading}”.", {"heading": chosen.column.heading}),
        )
    return ()


def _join(filled: _Filled, cells: Sequence[str]) -> Read | Refused:
    """The number with the area code and the country code that stand in columns of their own."""
    written = filled.written
    area = pick_cell(cells, filled.column.area)
    country = _digits(pick_cell(cells, filled.column.country)).lstrip("0")
    is_german = country in ("", "49")
    is_whole = written.startswith(("+", "00", "0", "(0", "(+") if is_german else ("+", "00"))
    if is_whole or not (area or country):
        return written, ()
    code = _area_digits(area)
    if is_german and not _is_area_code(code):
        return Refused("“{area}” is no area code. Write the area code with its leading 0.", {"area": area})
    if re.match(rf"\(?{code}\b(?!$)", written) and code:
        return Refused(
            "The area code seems to stand twice, in its own column and in front of {number}. Write it once.",
            {"number": written},
        )
    joined = f"0{code} {written}" if is_german else " ".join(filter(None, (f"+{country}", code, written)))
    values = {"area": area or f"+{country}", "written": written, "number": joined}
    return joined, (Notice("{area} and {written} stand in two columns and were joined: {number}.", values),)


def _area_digits(text: str) -> str:
    without_country = re.sub(r"^\s*(?:\+|00)49", "", text)
    return _digits(re.sub(r"[.,]0$", "", without_country)).lstrip("0")


def _is_area_code(code: str) -> bool:
    """Of a place, or the first digits of a mobile number."""
    return bool(code) and (is_mobile_line(code) or area_code_length(code) == len(code))


def _digits(text: str) -> str:
    return _NO_DIGIT.sub("", text[:LONGEST])
