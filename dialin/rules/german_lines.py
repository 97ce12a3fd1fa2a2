"""What the German numbering plan says about a number, written without its leading 0."""

import phonenumbers

from dialin.rules.refusals import Refused

_MOBILE = ("15", "16", "17")
# Subscriber numbers never begin with 11 (110, 112, 115, 116 xxx, 118 xx); 19222 is the ambulance.
_SHORT_NUMBERS = ("11", "19222")
_OTHER_PREFIXES = {"32": 2, "700": 3, "800": 3, "900": 3}
# Since 2011 new numbers have eleven digits with their area code: a longer one was not meant as a local number.
LONGEST_WITH_AREA_CODE = 11


def refuse_line(national: str) -> Refused | None:
    """Why a number cannot be an ordinary line; old lines have six digits, lines with an extension up to 13."""
    if _is_service(national):
        return refuse_service("0" + national)
    if len(national) < 6:
        return Refused(
            "{number} is too short. Write the whole telephone number with its area code.",
            {"number": "0" + national},
        )
    if len(national) > 13:
        return Refused(
            "{number} is too long. Write one telephone number only, with its area code.",
            {"number": "0" + national},
        )
    return None


def refuse_service(number: str) -> Refused:
    return Refused(
        "{number} is an emergency or service number. Write an ordinary telephone number with its area code.",
        {"number": number},
    )


def is_short_number(local: str) -> bool:
    """Whether digits without an area code are a short number of a public service."""
    return local.startswith(_SHORT_NUMBERS)


def is_mobile_line(national: str) -> bool:
    return national.startswith(_MOBILE)


def area_code_length(national: str) -> int:
    """Digits of the area code; 0 for mobile and other lines without a place.

    Asked about the same area with a number of ordinary length, because the metadata do not know every line that
    exists, and not the numbers that are reserved for films and tests.
    """
    probe = phonenumbers.PhoneNumber(country_code=49, national_number=int(f"{national[:5]:2<5}23456"))
    return phonenumbers.length_of_geographical_area_code(probe)


def prefix_length(national: str) -> int:
    """Digits that are set apart in writing: the area code, or the network's or service's own prefix."""
    if is_mobile_line(national):
        return 4 if national.startswith("15") else 3
    other = (length for prefix, length in _OTHER_PREFIXES.items() if national.startswith(prefix))
    return next(other, area_code_length(national))


def _is_service(national: str) -> bool:
    """Call-by-call 010, information 011, mass calls 0137, shared cost 0180, premium 0900 and their like."""
    return national.startswith("900") or (national.startswith("1") and not is_mobile_line(national))
