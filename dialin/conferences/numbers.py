"""Telephone numbers that platforms name, and which of them is dialled."""

import re
from collections.abc import Iterable

import phonenumbers

from dialin.rules.phone_numbers import PhoneNumber, read_number

# Stands in the settings of every new BigBlueButton server until somebody writes a number there.
_OF_NOBODY = "6135551234"
_BETWEEN = re.compile(r"\s*(?:[,;|/]|\boder\b|\bor\b)\s*")


def read_numbers(text: str) -> list[str]:
    """E.164, in the order in which they are written; nothing for what is no number that can be dialled."""
    if re.sub(r"[^0-9]", "", text).endswith(_OF_NOBODY):
        return []
    whole = _read(text)
    return [whole] if whole else [number for part in _BETWEEN.split(text) if (number := _read(part))]


def _read(text: str) -> str | None:
    read = read_number(text) if text.strip() else None
    return read.e164 if isinstance(read, PhoneNumber) else None


def nearest_first(numbers: Iterable[str], home: str | None) -> tuple[str, ...]:
    """Lines of the country of `home` (E.164) first, among them those that every network reaches, else as they came."""
    country = _country(home) if home else 49
    found = list(dict.fromkeys(numbers))
    return tuple(sorted(found, key=lambda number: (_country(number) != country, _is_free_of_charge(number))))


def _country(number: str) -> int | None:
    return phonenumbers.parse(number).country_code


def _is_free_of_charge(number: str) -> bool:
    return phonenumbers.number_type(phonenumbers.parse(number)) == phonenumbers.PhoneNumberType.TOLL_FREE
