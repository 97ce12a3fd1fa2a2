"""What a reading of an invitation says: the way in, the other ways, and what is doubtful about them, as sentences."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """What was not taken at its word, or why; `sentence` and `values` are as in `rules/refusals.py: Refused`."""

    sentence: str
    values: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.sentence.format_map(self.values)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another number of the invitation, the keys that go with it, and why it was not taken."""

    number: str  # E.164
    digits: tuple[str, ...] | None
    said: Doubt


@dataclass(frozen=True, slots=True)
class Reading:
    """What an invitation says. Without a number there is always a doubt that says why."""

    platform: str | None = None  # a word of rules/bridging/platforms.py
    number: str | None = None  # E.164
    digits: tuple[str, ...] | None = None  # groups of keys, each behind its wait
    sip: str | None = None  # with its scheme
    alternatives: tuple[Alternative, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reason: Doubt | None = None  # why this number and none of the alternatives
