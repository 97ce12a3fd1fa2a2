"""Which numbers the city never calls or writes to by itself, whoever typed them in."""

import dataclasses
import re
from collections.abc import Collection

import phonenumbers
from phonenumbers import PhoneNumberType

from dialin.rules.german_lines import area_code_length, is_mobile_line, is_short_number, refuse_line
from dialin.rules.phone_numbers import is_foreign, spaced
from dialin.rules.refusals import Refused, mark

_E164 = re.compile(r"\+[1-9][0-9]{1,14}")
_OF_NO_COUNTRY = "001"  # satellites, ships, worldwide services: dear, and nobody's home
_COSTLY = {
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.PERSONAL_NUMBER,
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PAGER,
    PhoneNumberType.UAN,
    PhoneNumberType.VOICEMAIL,
}
_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
_UNUSABLE = Refused("{number} cannot be called. Correct the number.", field="phone")
_SERVICE = Refused(
    "{number} is an emergency, service or premium number. Ask the person for an ordinary telephone number.",
    field="phone",
)
_PAGER = Refused("{number} is a pager. Ask the person for an ordinary telephone number.", field="phone")
_WORLDWIDE = Refused(
    "{number} is a satellite or worldwide service number. Ask the person for an ordinary telephone number.",
    field="phone",
)
_ABROAD = Refused(
    "{number} is abroad, and nothing goes there by itself. Call the person yourself, or have the country allowed.",
    field="phone",
)
_NO_MOBILE = Refused("{number} is a landline, and landlines get no SMS. Choose a letter or a call.", field="phone")
_WITHOUT_NUMBER = {
    _UNUSABLE.sentence: mark("The number cannot be called. Correct the number."),
    _SERVICE.sentence: mark(
        "The number is an emergency, service or premium number. Ask the person for an ordinary telephone number."
    ),
    _PAGER.sentence: mark("The number is a pager. Ask the person for an ordinary telephone number."),
    _WORLDWIDE.sentence: mark(
        "The number is a satellite or worldwide service number. Ask the person for an ordinary telephone number."
    ),
    _ABROAD.sentence: mark(
        "The number is abroad, and nothing goes there by itself. Call the person yourself, or have the country allowed."
    ),
    _NO_MOBILE.sentence: mark("The number is a landline, and landlines get no SMS. Choose a letter or a call."),
}


def refuse_call(e164: str, abroad: Collection[str] = ()) -> Refused | None:
    """Why no automatic call goes to this number. abroad: country codes that may be called, such as 43."""
    if not _E164.fullmatch(e164):
        return _of(_UNUSABLE, e164)
    if is_foreign(e164):
        return _refuse_abroad(e164, abroad)
    return _refuse_german(e164)


def refuse_sms(e164: str, abroad: Collection[str] = ()) -> Refused | None:
    """Why no SMS goes to this number: of lines at home none takes any since 2023."""
    if refused := refuse_call(e164, abroad):
        return refused
    is_mobile = _type_of(e164) in _MOBILE if is_foreign(e164) else is_mobile_line(e164.removeprefix("+49"))
    if is_mobile:
        return None
    return _of(_NO_MOBILE, e164)


def without_number(refused: Refused) -> Refused:
    """The same for lists: whoever reads them has not typed the number, and may not be one who sees numbers.

    A row keeps it in these words, which are translated once they are shown.
    """
    return Refused(_WITHOUT_NUMBER[refused.sentence], field=refused.field)


def is_country(code: str) -> bool:
    """Whether people live behind these digits; satellites and worldwide services have codes as well."""
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(code), ())
    return bool(regions) and _OF_NO_COUNTRY not in regions


def _refuse_german(e164: str) -> Refused | None:
    national = e164.removeprefix("+49")
    if _is_german_service(national):
        return _of(_SERVICE, e164)
    if refuse_line(national):
        return _of(_UNUSABLE, e164)
    if _type_of(e164) == PhoneNumberType.PAGER:
        return _of(_PAGER, e164)
    return None


def _is_german_service(national: str) -> bool:
    """Behind an area code too: 0631 19222 is the ambulance."""
    if national.startswith(("700", "800", "900")) or (national.startswith("1") and not is_mobile_line(national)):
        return True
    length = 0 if is_mobile_line(national) else area_code_length(national)
    return length > 0 and is_short_number(national[length:])


def _refuse_abroad(e164: str, abroad: Collection[str]) -> Refused | None:
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return _of(_UNUSABLE, e164)
    if not is_country(str(number.country_code)):
        return _of(_WORLDWIDE, e164)
    if not phonenumbers.is_possible_number(number):
        return _of(_UNUSABLE, e164)
    if phonenumbers.number_type(number) in _COSTLY:
        return _of(_SERVICE, e164)
    return None if str(number.country_code) in abroad else _of(_ABROAD, e164)


def _type_of(e164: str) -> int:
    return phonenumbers.number_type(phonenumbers.parse(e164))


def _of(refused: Refused, e164: str) -> Refused:
    return dataclasses.replace(refused, values={"number": spaced(e164) if _E164.fullmatch(e164) else e164})
