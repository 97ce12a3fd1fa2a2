"""Whether digits without a leading 0 may be a whole number whose 0 got lost, rather than a local number."""

import re

import phonenumbers

from dialin.rules.german_lines import area_code_length, is_mobile_line

_GROUPS = re.compile(r"[0-9]+")
_SHORTEST_MOBILE = 8  # digits, below which no mobile number was ever given out


def whole_number_of(text: str, area_code: str) -> str | None:
    """With its 0 put back, what the digits would be; None where they can only be meant as a local number.

    area_code: the event's own, without its 0. Whoever writes no area code means it, and so does a spreadsheet that
    takes the 0 from a number that begins with it; which of the two it was cannot be told.
    """
    digits = "".join(_GROUPS.findall(text))
    first = _GROUPS.findall(text)[0] if digits else ""
    if is_mobile_line(digits):
        return "0" + digits if len(digits) >= _SHORTEST_MOBILE else None
    length = area_code_length(digits) if digits else 0
    rest = digits[length:]
    if not length or not rest or rest.startswith("0"):
        return None  # no subscriber's number begins with 0
    is_set_apart = first == digits[:length] and len(rest) > 1
    if is_set_apart or (area_code and digits.startswith(area_code) and len(digits) > len(area_code) + 2):
        return "0" + digits
    return "0" + digits if phonenumbers.is_valid_number(_parsed(digits)) else None


def _parsed(national: str) -> phonenumbers.PhoneNumber:
    return phonenumbers.PhoneNumber(country_code=49, national_number=int(national))
