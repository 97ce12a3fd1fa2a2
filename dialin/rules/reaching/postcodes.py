"""Postcodes: five digits in Germany, any other as it is written; what is none is asked about, never guessed."""

import re
import unicodedata

from dialin.rules.reaching.countries import GERMANY, country_of, fits_country, take_country
from dialin.rules.refusals import Refused

_LONGEST = 80  # of a field in which a town may stand too
_MARKS = "'`\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}"  # put in front to keep a spreadsheet from taking the 0
_LABEL = re.compile(r"(?:PLZ|POSTLEITZAHL|POSTCODE|ZIP)[.:\s]*")
_AS_NUMBER = re.compile(r"([0-9]{4,5})[.,]0+")  # a spreadsheet's
_ABROAD = re.compile(r"([A-Z]{1,3})\s*[- ]\s*([0-9A-Z].*)")
_NONE_IN_GERMANY = ("00", "05", "43", "62")  # areas without any postcode


def plain_postcode(postcode: str) -> str:
    """With ordinary digits and dashes."""
    folded = unicodedata.normalize("NFKC", postcode[:_LONGEST])
    dashed = "".join("-" if unicodedata.category(char) == "Pd" else char for char in folded)
    seen = "".join(char for char in dashed if unicodedata.category(char) != "Cf")
    return " ".join(seen.split()).strip(_MARKS).strip()


def read_postcode(written: str, town: str) -> str | Refused:
    """A German one in five digits, any other as it is written."""
    if not written:
        return ""
    code = _LABEL.sub("", written.upper(), count=1)
    number = _AS_NUMBER.fullmatch(code)
    code = number[1] if number else code
    abroad = _ABROAD.fullmatch(code)
    country = country_of(abroad[1]) if abroad else take_country(town)[1]
    if country not in (None, GERMANY):
        return code if fits_country(abroad[2] if abroad else code, country) else _refuse_abroad(written)
    return _read_german(abroad[2] if abroad and country else code, written)


def _read_german(code: str, written: str) -> str | Refused:
    digits = code.replace(" ", "")
    if re.fullmatch("[0-9]{4}", digits):
        return Refused(
            "The postcode {postcode} has four digits. If a spreadsheet took its first 0, write 0{postcode}. "
            "If it is abroad, write the country in front, for example A-1010.",
            {"postcode": digits},
            field="postcode",
        )
    if not re.fullmatch("[0-9]{5}", digits) or digits.startswith(_NONE_IN_GERMANY) or digits == "99999":
        return Refused(
            "“{postcode}” is no postcode. Write five digits, for example 67655; abroad with the country in front, "
            "for example A-1010.",
            {"postcode": written[:20]},
            field="postcode",
        )
    return digits


def _refuse_abroad(written: str) -> Refused:
    return Refused(
        "“{postcode}” is no postcode of that country. Look it up and write it again.",
        {"postcode": written[:20]},
        field="postcode",
    )
