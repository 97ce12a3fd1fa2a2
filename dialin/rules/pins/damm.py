"""The Damm check digit: sees every single wrong digit and every swap of neighbours."""

from functools import reduce

# H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004: row is the interim digit, column the next digit.
TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def check_digit(body: str) -> str:
    """The digit that makes `body` (digits 0-9 only) well-formed when written behind it."""
    return str(_interim(body))


def is_wellformed(pin: str) -> bool:
    """Whether `pin` is digits and its last one is the check digit of the others; its length is not judged."""
    return len(pin) > 1 and pin.isascii() and pin.isdigit() and _interim(pin) == 0


def _interim(digits: str) -> int:
    return reduce(lambda interim, digit: TABLE[interim][int(digit)], digits, 0)
