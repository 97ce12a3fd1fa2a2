"""Telephone numbers: as the provider sends them, as people write them, as they are shown and read aloud."""

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers

from dialin.rules.german_lines import (
    LONGEST_WITH_AREA_CODE,
    area_code_length,
    is_mobile_line,
    is_short_number,
    prefix_length,
    refuse_line,
    refuse_service,
)
from dialin.rules.refusals import Refused

_WITHHELD = ("anonymous", "unknown", "restricted", "unavailable", "private", "blocked", "withheld")
_KEYPAD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")
# A provider may spell the word on the keypad: 266696687 is ANONYMOUS, though it begins like Lesotho.
_SENTINELS = frozenset(_WITHHELD) | {word.translate(_KEYPAD) for word in _WITHHELD}

_LABEL = re.compile(r"(?:telefonnummer|telefon|telephone|tel|phone|mobil|handy)?[.:\s]*", re.IGNORECASE)
_WRITTEN = re.compile(r"[(\s]*\+?[0-9\s()/.\-]*[0-9][0-9\s()/.\-]*")
_LONGEST_E164 = 16  # with its +
_LONGEST_TEXT = 100  # of a cell or a field; more is no telephone number, and slow to look through
_LOST_PLUS = re.compile(r"[(\s]*49[)\s./-]*(?:\(\s*0\s*\)|(?<=[^0-9])0|\(0)")  # 49 (0)631, 49 0631: its + is missing
_SPOKEN_ZERO = re.compile(r"\(\s*0\s*\)")  # +49 (0)631: the 0 is for callers inside the country only
_UNWRITTEN = Refused("Write the telephone number in digits, with its area code, for example 030 23125000.")
_MOBILE_ABROAD = {
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,  # in North America nobody can tell
}
_FOREIGN_COST = {
    phonenumbers.PhoneNumberType.PREMIUM_RATE,
    phonenumbers.PhoneNumberType.SHARED_COST,
    phonenumbers.PhoneNumberType.PAGER,
}


@dataclass(frozen=True)
class PhoneNumber:
    """A number that can be dialled; `completed` when the area code was added, so that it is worth reading back."""

    e164: str
    completed: bool = False


def is_withheld(raw: str | None) -> bool:
    """Whether the provider says that the caller shows no number; ask before anything parses it."""
    word = (raw or "").strip().casefold()
    word = re.sub(r"^(?:sips?|tel|client):", "", word).partition("@")[0].lstrip("+ ")
    return word == "" or word in _SENTINELS


def read_caller(raw: str | None) -> str | None:
    """E.164 of a caller as the provider sends it; None where it is withheld, not a telephone, or unusable.

    Some trunks leave the 0 of the area code behind the country code: +490 has no meaning in the German plan.
    """
    if raw is None or is_withheld(raw) or not re.fullmatch(r"\+[1-9][0-9]{5,15}", raw.strip()):
        return None
    e164 = re.sub(r"^\+490+", "+49", raw.strip())
    if len(e164) > _LONGEST_E164:
        return None
    if not is_foreign(e164):
        return e164 if 6 <= len(_national(e164)) <= 13 else None
    parsed = _parse(e164)
    return e164 if parsed is not None and phonenumbers.is_possible_number(parsed) else None


def read_number(text: str, *, region: str = "DE", area_code: str | None = None) -> PhoneNumber | Refused:
    """What people write, as E.164.

    `area_code` is the event's own ("631", "0631" or "+49631"): it completes a number that was written without one.
    A number from abroad is read too; ask `is_foreign`.
    """
    plain = _plain(text[:_LONGEST_TEXT])
    if not _WRITTEN.fullmatch(plain) or len(text) > _LONGEST_TEXT:
        return _UNWRITTEN
    digits = _digits(plain)
    if "+" in plain or digits.startswith("00") or (region == "DE" and _LOST_PLUS.match(plain)):
        return _read_international(_digits(_SPOKEN_ZERO.sub("", plain)).lstrip("0"))
    if region != "DE":
        return _read_abroad(plain, region)
    if digits.startswith("0"):
        return _read_national(digits[1:])
    return _read_local(digits, _area_digits(area_code))


def area_code_of(e164: str) -> str | None:
    """The area code of a German line, without the 0; None for mobile, service and foreign numbers."""
    length = 0 if is_foreign(e164) else area_code_length(_national(e164))
    return _national(e164)[:length] or None


def is_foreign(e164: str) -> bool:
    return not e164.startswith("+49")


def is_mobile(e164: str) -> bool:
    """Whether an SMS may reach this line."""
    if not is_foreign(e164):
        return is_mobile_line(_national(e164))
    parsed = _parse(e164)
    return parsed is not None and phonenumbers.number_type(parsed) in _MOBILE_ABROAD


def spaced(e164: str) -> str:
    """For people, after DIN 5008: one blank behind the area code; abroad also behind the country code."""
    if not is_foreign(e164):
        return " ".join(filter(None, _split(e164)))
    parsed = _parse(e164)
    if parsed is None:
        return e164
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    country, area, *rest = [*re.split(r"[^+0-9]+", written), ""]
    return " ".join(filter(None, (country, area, "".join(rest))))


def ending_of(e164: str) -> str:
    """What may stand in a log."""
    return f"…{e164[-3:]}"


def spoken_groups(e164: str) -> tuple[str, ...]:
    """Digits to read aloud: the area code, then groups of two to four, never a single digit left over."""
    if not is_foreign(e164):
        area, rest = _split(e164)
    else:
        parsed = _parse(e164)
        country = str(parsed.country_code) if parsed else ""
        area, rest = "00" + country, e164.removeprefix("+")[len(country) :]
    return (area, *_groups(rest)) if area and len(rest) > 1 else _groups(area + rest)


def _plain(text: str) -> str:
    """Without odd digits, blanks and dashes, invisible marks and a label in front, as people paste them."""
    folded = "".join(map(_ascii, unicodedata.normalize("NFKC", text)))
    return _LABEL.sub("", folded.strip(), count=1).strip()


def _ascii(char: str) -> str:
    match unicodedata.category(char):
        case "Nd":
            return str(unicodedata.decimal(char))
        case "Pd":
            return "-"
        case "Cf":
            return ""
        case _:
            return "-" if char == "\N{MINUS SIGN}" else char


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _read_international(digits: str) -> PhoneNumber | Refused:
    if digits.startswith("49"):
        return _read_national(digits[2:].lstrip("0"))
    return _UNWRITTEN if is_withheld("+" + digits) else _read_abroad("+" + digits, None)


def _read_national(national: str, *, completed: bool = False) -> PhoneNumber | Refused:
    return refuse_line(national) or PhoneNumber("+49" + national, completed)


def _read_local(digits: str, area_code: str) -> PhoneNumber | Refused:
    """A number without its leading 0: local, or one that a spreadsheet robbed of its + or 0."""
    if is_short_number(digits):
        return refuse_service(digits)
    if digits.startswith("49") and len(digits) > LONGEST_WITH_AREA_CODE:
        return _read_national(digits[2:].lstrip("0"))
    if area_code and len(area_code + digits) <= LONGEST_WITH_AREA_CODE:
        return _read_national(area_code + digits, completed=True)
    return Refused("Write {number} with its area code and the leading 0, for example 030 23125000.", {"number": digits})


def _read_abroad(text: str, region: str | None) -> PhoneNumber | Refused:
    parsed = _parse(text, region)
    if parsed is None or not phonenumbers.is_possible_number(parsed):
        return Refused(
            "{number} cannot be dialled. Write the country code, the area code and the number, "
            "for example +49 30 23125000.",
            {"number": text},
        )
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if not is_foreign(e164):
        return _read_national(_national(e164))
    return refuse_service(e164) if phonenumbers.number_type(parsed) in _FOREIGN_COST else PhoneNumber(e164)


def _parse(text: str, region: str | None = None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def _national(e164: str) -> str:
    return e164.removeprefix("+49")


def _area_digits(area_code: str | None) -> str:
    written = re.sub(r"[^+0-9]", "", area_code or "")
    return _digits(re.sub(r"^(?:\+49|0049)", "", written)).lstrip("0")


def _split(e164: str) -> tuple[str, str]:
    """A German number as its prefix with the 0 and the rest; the prefix is empty where it is not known."""
    national = _national(e164)
    length = prefix_length(national)
    return ("0" + national[:length], national[length:]) if length else ("", "0" + national)


def _groups(digits: str) -> tuple[str, ...]:
    """Threes, the form that is remembered best; a single rest digit makes the last group a four."""
    groups = [digits[start : start + 3] for start in range(0, len(digits), 3)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = ["".join(groups[-2:])]
    return tuple(groups)
