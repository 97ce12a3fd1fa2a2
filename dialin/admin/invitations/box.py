"""What the box for an invitation shows: what was read in it, and what each of its buttons fills into the form."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from dialin.invitations.said import Doubt, Reading
from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.phone_numbers import spaced

_FIELDS = ("bridge_number", "bridge_digits", "bridge_sip", "bridge_platform")
_LONGEST = 2000  # of what a button sends
_SECONDS = {"w": 0.5, "W": 1.0}


class Keys(NamedTuple):
    """A group of keys, and how long after the one before it, or after the answer, it is sent."""

    seconds: float
    pressed: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way in that a button takes over. said: why it was not the one that was read."""

    number: str | None
    keys: tuple[Keys, ...]
    sip: str | None
    taken: str  # what the button sends
    said: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """reading: of the invitation that was just handed in. filled: the fields that were just taken over."""

    reading: Reading | None = None
    filled: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def best(self) -> Way | None:
        """None where nothing can be dialled, or one has to choose between meetings."""
        read = self.reading
        return None if read is None or (read.number is None and read.alternatives) else next(self._ways(), None)

    @property
    def others(self) -> list[Way]:
        return [way for way in self._ways() if way != self.best]

    @property
    def platform(self) -> str | None:
        return PLATFORMS.get(self.reading.platform or "") if self.reading else None

    def _ways(self) -> Iterator[Way]:
        read = self.reading
        if read is None:
            return
        if read.number:
            yield _by_number(read, read.number, read.digits, None)
        if read.sip:
            yield Way(None, (), read.sip, _sent(read, bridge_sip=read.sip))
        for other in read.alternatives:
            yield _by_number(read, other.number, other.digits, other.said)


EMPTY = Box()


def take(sent: str) -> Mapping[str, str]:
    """What a button sent, as fields of the form: those of the way in and no others, empty where it has none."""
    named = dict(parse_qsl(sent[:_LONGEST]))
    return {name: named.get(name, "") for name in _FIELDS}


def _by_number(read: Reading, number: str, digits: tuple[str, ...] | None, said: Doubt | None) -> Way:
    groups = digits or ()
    sent = _sent(read, bridge_number=spaced(number), bridge_digits="".join(groups))
    return Way(number, tuple(map(_timed, groups)), None, sent, said)


def _timed(group: str) -> Keys:
    pressed = group.lstrip("wW")
    return Keys(sum(_SECONDS[wait] for wait in group.removesuffix(pressed)), pressed)


def _sent(read: Reading, **fields: str) -> str:
    return urlencode(fields | {"bridge_platform": read.platform or ""})
