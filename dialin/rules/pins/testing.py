"""PINs of test calls: like those of people for a dialogue, and never a person's."""

import re
from collections.abc import Callable, Iterator

from dialin.rules.pins.damm import check_digit, is_wellformed
from dialin.rules.pins.issuing import NoPinLeft

# A key doubled, which no person's PIN has: it is hard to key for people, and no trouble for us.
_DOUBLED = re.compile(r"(.)\1")
_DRAWS = 1000  # every second or third is such a one


def draw_test_pin(length: int, *, choose: Callable[[int], int], is_free: Callable[[str], bool]) -> str:
    """One of so many digits; `choose(n)` gives 0..n-1 from a cryptographic source. Raises NoPinLeft."""
    for pin in _drawn(length, choose):
        if is_free(pin):
            return pin
    raise NoPinLeft(f"no PIN of {length} digits is left for a test")


def is_test_pin(pin: str) -> bool:
    """It does not begin with the key for a person, nor like a PIN of six digits where it has more."""
    begins_like_a_pin = len(pin) > 6 and is_wellformed(pin[:6])
    return is_wellformed(pin) and pin[0] != "0" and _DOUBLED.search(pin) is not None and not begins_like_a_pin


def _drawn(length: int, choose: Callable[[int], int]) -> Iterator[str]:
    for _ in range(_DRAWS):
        body = str(choose(10 ** (length - 1))).zfill(length - 1)
        pin = body + check_digit(body)
        if is_test_pin(pin):
            yield pin
