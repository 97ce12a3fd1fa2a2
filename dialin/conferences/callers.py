"""Finds the event's own line among those who listen by telephone, by the name that the platform gives them."""

import re

_COVERED = "xX*•·"
_NAME = re.compile(rf"[0-9{re.escape(_COVERED)}+()/\s.\-]+")
_LEAST = 3  # digits that have to be seen; fewer would fit anybody's


def is_line(name: str, number: str) -> bool | None:
    """Whether this name is that number (E.164), whole or with some digits covered; None where it does not tell.

    Names are written by the platform's operator: +49 30 23125000, 03023125000, 0302312****, xxx-xxx-5000, or in words.
    """
    if not _NAME.fullmatch(name):
        return None
    signs = re.sub(rf"[^0-9{re.escape(_COVERED)}]", "", name)
    if sum(sign not in _COVERED for sign in signs) < _LEAST:
        return None
    return any(_fits(signs, written) for written in _writings(number))


def _writings(number: str) -> tuple[str, ...]:
    digits = number.removeprefix("+")
    national = digits.removeprefix("49") if digits.startswith("49") else digits
    return digits, f"00{digits}", f"0{national}", national


def _fits(signs: str, written: str) -> bool:
    """From the end: some platforms show no more than that."""
    if len(signs) > len(written):
        return False
    return all(sign in (digit, *_COVERED) for sign, digit in zip(reversed(signs), reversed(written), strict=False))


def has_line(names: list[str], number: str | None) -> bool | None:
    """Whether one of these telephones is the number's; None where no name says so and some do not tell."""
    if number is None:
        return None
    found = [is_line(name, number) for name in names]
    if True in found:
        return True
    return None if None in found else False
