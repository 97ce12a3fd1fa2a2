"""When each group of keys is sent into a videoconference's dial-in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialin.rules.bridging.groups import groups_of
from dialin.rules.bridging.profiles import Profile

LONGEST_PAUSE = 180.0  # of one <Pause>, at the strictest of the providers
_EXTRA = 2.0  # of a patient try, besides twice the pause
_WAITS = {"w": 0.5, "W": 1.0}
_STEP = re.compile(r"[^#]*#|[^#]+")


@dataclass(frozen=True, slots=True)
class TimedKeys:
    """Keys that are sent together, so many seconds after the answer or after the keys before them."""

    pause_seconds: float  # in halves
    keys: str


def timed_keys(digits: str | None, profile: Profile, *, is_patient: bool) -> tuple[TimedKeys, ...]:
    """The groups of an event's keys; a wait that stands there is kept, the profile's stands in where there is none.

    Keys without any wait are cut behind each #, since a dial-in says something after it. is_patient: with longer
    pauses, for a dial-in that did not take the keys.
    """
    groups = [_parted(group) for group in groups_of(digits or "")]
    if not any(waits for waits, _ in groups):
        groups = [("", step) for _, keys in groups for step in _STEP.findall(keys)]
    return tuple(
        TimedKeys(_pause(waits, profile, is_first=place == 0, is_patient=is_patient), keys)
        for place, (waits, keys) in enumerate(groups)
    )


def spelt(keys: Sequence[TimedKeys]) -> str:
    """All of it as one string of keys and waits, for where nothing but a string can be said."""
    return "".join(waits(timed.pause_seconds) + timed.keys for timed in keys)


def waits(seconds: float) -> str:
    return "W" * int(seconds) + "w" * round(seconds % 1 * 2)


def _parted(group: str) -> tuple[str, str]:
    keys = group.lstrip("wW")
    return group[: len(group) - len(keys)], keys


def _pause(waits: str, profile: Profile, *, is_first: bool, is_patient: bool) -> float:
    pause = sum(_WAITS[wait] for wait in waits) or (profile.listens_after if is_first else profile.next_step)
    return min(LONGEST_PAUSE, pause * 2 + _EXTRA if is_patient else pause)
