"""All that one text says about one meeting, for the readers of the platforms."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dialin.invitations.ground.label_words import Label
from dialin.invitations.ground.labels import Code, find_codes
from dialin.invitations.ground.links import Link, find_links, without_links
from dialin.invitations.ground.numbers import Number, find_numbers, read_e164
from dialin.invitations.ground.one_taps import OneTap, find_one_taps
from dialin.invitations.ground.sip_addresses import find_sip


@dataclass(frozen=True)
class Evidence:
    """Positions are the text's. What is found later leaves out what was found before: a tap's number is no other."""

    text: str

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return find_links(self.text)

    @cached_property
    def bare(self) -> str:
        """The text without its links, at the same positions."""
        return without_links(self.text, self.links)

    @cached_property
    def taps(self) -> tuple[OneTap, ...]:
        return find_one_taps(self.bare)

    @cached_property
    def codes(self) -> tuple[Code, ...]:
        return find_codes(self.bare)

    @cached_property
    def sip(self) -> str | None:
        return find_sip(self.bare)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Those of lines to tap too; each as often as it is written."""
        tapped = [number for tap in self.taps for number in [_tapped(tap)] if number]
        codes = [(code.start, code.end) for code in self.codes if code.is_numeric]
        taken = [(tap.start, tap.end) for tap in self.taps] + codes
        known = frozenset(number.e164 for number in tapped)
        written = find_numbers(self.bare, taken, known)
        return tuple(sorted((*tapped, *written), key=lambda number: number.start))

    def coded(self, *labels: Label) -> tuple[Code, ...]:
        """Numeric codes of these labels: all of the first label before any of the second."""
        return tuple(code for label in labels for code in self.codes if code.label == label and code.is_numeric)

    def is_said(self, label: Label) -> bool:
        return any(code.label == label for code in self.codes)

    def part(self, start: int, end: int) -> "Evidence":
        return self if (start, end) == (0, len(self.text)) else Evidence(self.text[start:end])


def first_digits(taps: Iterable[OneTap]) -> tuple[str, ...]:
    """What each line to tap keys first, without signs."""
    return tuple(re.sub(r"\D", "", tap.groups[0].keys) for tap in taps)


def _tapped(tap: OneTap) -> Number | None:
    written = tap.number
    region = None if written.startswith(("+", "00")) else "DE"
    lost = bool(re.match(r"49\D?[1-9]", written)) and len(re.sub(r"\D", "", written)) > 9
    if not written.startswith(("+", "00", "0", "(0")) and not lost:
        region = "US" if re.match(r"(?:1\D?)?\(?[2-9]\d\d", written) else None
    e164 = read_e164("+" + written if lost else written, region)
    return Number(tap.start, tap.end, e164, 3, has_lost_plus=lost) if e164 else None
