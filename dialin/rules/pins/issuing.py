"""Which PINs may be issued, how far apart they stay, and how one is drawn."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations, permutations
from math import comb
from typing import Protocol, runtime_checkable

from dialin.rules.pins.damm import check_digit, is_wellformed

# Emergency, service and information numbers: somebody may hang up and dial them.
_SERVICE_NUMBERS = ("110", "112", "115", "116", "117", "118", "144", "911", "999")
# Codes with a political or insulting meaning.
_HURTFUL = re.compile("88|666|1312|1933|1488")
_RUNS = tuple("0123456789"[i : i + 3] for i in range(8)) + tuple("9876543210"[i : i + 3] for i in range(8))
# A 0 in front (the key for a person), a doubled key, a pair twice, three in a row: one loses one's place.
_HARD_TO_KEY = re.compile(r"^0|(.)\1|(..)\2|" + "|".join(_RUNS))
_DRAWS = 20_000  # a third of all six-digit PINs is allowed, so giving up means that the pool is used up
_TRIES_FOR_DISTANCE = 5  # of allowed PINs of eight digits; four draws lead to one


class NoPinLeft(Exception):
    """No allowed PIN that is free, of six digits at a distance, was found in a bounded number of draws."""


@dataclass(frozen=True)
class Avoid:
    """What the PINs of one event must not look like."""

    dates: tuple[date, ...] = ()
    numbers: tuple[str, ...] = ()  # E.164: the dial-in number and the office


@runtime_checkable
class Distances(Protocol):
    """Whatever knows the PINs that are live now."""

    def keep_distance_to(self, pin: str) -> bool:
        """Whether no slip of one or two digits, swap or doubled key leads from `pin` to one of these or back."""

    def is_free(self, pin: str) -> bool:
        """Whether it is none of these and begins with none of them."""


class LivePins:
    """The PINs that are live now; one more is checked against them in the same time, however many.

    Two PINs are too close to each other exactly when they share one of their marks. Those of covered digits, the most
    by far, are bits: thousands of PINs take up little more than one.
    """

    def __init__(self, pins: Iterable[str] = ()) -> None:
        self._pins: set[str] = set()
        self._taken: set[str] = set()
        self._covered: dict[int, bytearray] = {}  # by the length of PINs
        for pin in pins:
            self.add(pin)

    def __contains__(self, pin: object) -> bool:
        return pin in self._pins

    def __iter__(self) -> Iterator[str]:
        return iter(self._pins)

    def __len__(self) -> int:
        return len(self._pins)

    def add(self, pin: str) -> None:
        self._pins.add(pin)
        self._taken |= _marks(pin)
        if len(pin) not in self._covered:
            self._covered[len(pin)] = bytearray(comb(len(pin), 2) * 10 ** (len(pin) - 2) // 8 + 1)
        bits = self._covered[len(pin)]
        for place in _covered(pin):
            bits[place >> 3] |= 1 << (place & 7)

    def keep_distance_to(self, pin: str) -> bool:
        """Whether no slip of one or two digits, swap or doubled key leads from `pin` to one of these or back."""
        bits = self._covered.get(len(pin))
        if bits is not None and any(bits[place >> 3] >> (place & 7) & 1 for place in _covered(pin)):
            return False
        return self._taken.isdisjoint(_marks(pin))

    def is_free(self, pin: str) -> bool:
        """Whether it is none of these and begins with none of them."""
        return pin not in self._pins and pin[:6] not in self._pins


def _covered(pin: str) -> Iterator[int]:
    """A number for each two digits: which two are covered, and what is left.

    Two PINs of one length differ in at most two digits (a swap of neighbours among them) exactly when they look alike
    with some two digits covered.
    """
    span = 10 ** (len(pin) - 2)
    for place, (i, j) in enumerate(combinations(range(len(pin)), 2)):
        yield place * span + int(pin[:i] + pin[i + 1 : j] + pin[j + 1 :])


def _marks(pin: str) -> frozenset[str]:
    """Of the other slips, among them those between PINs of six and of eight digits.

    The first six digits stand for a PIN that begins another, the halves in order for halves that were swapped, the
    form without one of two equal keys, and without the last key, for a key that was heard twice.
    """
    half = len(pin) // 2
    single = {f"{pin[:i]}{pin[i + 1 :]}-" for i in range(len(pin) - 1) if pin[i] == pin[i + 1]}
    halves = "|".join(sorted((pin[:half], pin[half:])))
    return frozenset(single | {f"{pin[:-1]}-", halves, f"{pin[:6]}..."})


def is_allowed(pin: str, *, avoid: Avoid) -> bool:
    """Whether a PIN of six or eight digits may be issued at all.

    Of the 100 000 well-formed PINs of six digits these rules leave 33 630 (the tests count them), of the ten
    million of eight digits about a quarter. With the distance kept, some 1 850 PINs of six digits can be
    live at once; some 95 000 of eight could be, were none given out that is close to another.
    """
    return (
        len(pin) in (6, 8)
        and _is_easy_to_key(pin)
        and is_wellformed(pin)
        and not _looks_familiar(pin)
        and not is_wellformed(_swap_halves(pin))  # Damm alone sees 80 of 100 such slips; nor a half twice
        and not _is_near_the_event(pin, avoid)
    )


def draw_pin(length: int, *, choose: Callable[[int], int], live: Collection[str] | Distances, avoid: Avoid) -> str:
    """One new PIN; `choose(n)` gives 0..n-1 from a cryptographic source.

    One of six digits always keeps its distance. One of eight does so while that is easy; after some allowed ones that
    were too close, any that is free will do: else the last of tens of thousands would take a thousand draws, and then
    there would be none. The check digit still catches every single slip and every swap of neighbours, a doubled key
    leads to no PIN, and swapped halves are no PIN; only two wrong digits at once may be another's PIN.

    Where many are drawn, hand in a `LivePins` and add each PIN to it: a plain collection is indexed again for each
    draw. Raises NoPinLeft.
    """
    index = _indexed(live)
    for tried, pin in enumerate(_drawn(length, choose, avoid), 1):
        if index.keep_distance_to(pin):
            return pin
        if length == 8 and tried >= _TRIES_FOR_DISTANCE and index.is_free(pin):
            return pin
    raise NoPinLeft(f"no PIN of {length} digits is left beside the live ones")


def _drawn(length: int, choose: Callable[[int], int], avoid: Avoid) -> Iterator[str]:
    """The allowed ones among a bounded number of draws."""
    for _ in range(_DRAWS):
        body = str(choose(10 ** (length - 1))).zfill(length - 1)
        pin = body + check_digit(body)
        if is_allowed(pin, avoid=avoid):
            yield pin


def _indexed(live: Collection[str] | Distances) -> Distances:
    return live if isinstance(live, Distances) else LivePins(live)


def _swap_halves(pin: str) -> str:
    half = len(pin) // 2
    return pin[half:] + pin[:half]


def _is_easy_to_key(pin: str) -> bool:
    return _HARD_TO_KEY.search(pin) is None and len(set(pin)) >= 4


def _looks_familiar(pin: str) -> bool:
    """Like an emergency number, a birthday, a year or a code that hurts."""
    halves = pin[: len(pin) // 2], pin[len(pin) // 2 :]
    years = (pin[:2], pin[2:4]) if len(pin) == 6 else (pin[:2], pin[4:6])
    return (
        any(half.startswith(_SERVICE_NUMBERS) or half.endswith(_SERVICE_NUMBERS) for half in halves)
        or _is_day(pin[:2], pin[2:4])
        or _is_day(pin[-2:], pin[-4:-2])
        or any(year in {"19", "20"} for year in years)
        or _HURTFUL.search(pin) is not None
    )


def _is_day(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _is_near_the_event(pin: str, avoid: Avoid) -> bool:
    """The event's date in any order, or a piece of one of its numbers."""
    return any(pin in number for number in avoid.numbers) or any(
        written in pin for day in avoid.dates for written in _ways_to_write(day)
    )


def _ways_to_write(day: date) -> set[str]:
    """A date of six or eight digits in every order of day, month and year."""
    parts = ((f"{day:%d}", f"{day:%m}", f"{day.year % 100:02}"), (f"{day:%d}", f"{day:%m}", f"{day.year:04}"))
    return {"".join(order) for triple in parts for order in permutations(triple)}
