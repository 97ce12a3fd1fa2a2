"""Who will call, when, what they do meanwhile, and by which words they know what they are asked."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Deed = Literal["drops", "opens menu", "changes telephone"]
_DEEDS: tuple[Deed, ...] = ("drops", "drops", "opens menu", "opens menu", "changes telephone")
EARLY = 0.35  # of the evening: by then most have called
MOST_DEEDS = 2


@dataclass(frozen=True)
class Guest:
    """from_: the number shown, or None. pin: the keys that let them in."""

    from_: str | None
    pin: str


@dataclass(frozen=True)
class Plan:
    """Moments in seconds of real time since the beginning; after `leaves` they call no more."""

    arrives: float
    leaves: float
    deeds: tuple[tuple[float, Deed], ...] = ()
    mistypes: bool = False


@dataclass(frozen=True)
class Words:
    """The beginnings of sentences after which a caller acts, in the language of the line.

    asks_pin: the PIN is keyed. asks_to_move: 1 is pressed. apologies: something of ours broke.
    waits: the caller is told to stay on the line. farewells: after these a call may end.
    gives_up: nothing else helped, and the office's telephone rings.
    """

    asks_pin: tuple[str, ...]
    asks_to_move: str
    apologies: tuple[str, ...]
    waits: tuple[str, ...]
    farewells: tuple[str, ...]
    gives_up: tuple[str, ...] = ()


def draw_plans(count: int, seconds: float, chance: random.Random) -> Sequence[Plan]:
    """Plans for an evening of so many seconds: most come early and stay to the end, some are restless."""
    return [_draw(seconds, chance) for _ in range(count)]


def _draw(seconds: float, chance: random.Random) -> Plan:
    is_early = chance.random() < 0.8
    arrives = chance.uniform(0, EARLY * seconds) if is_early else chance.uniform(EARLY * seconds, 0.8 * seconds)
    stays = chance.random() < 0.75
    leaves = seconds if stays else chance.uniform(arrives + 0.1 * seconds, seconds)
    moments = sorted(chance.uniform(arrives, leaves) for _ in range(chance.randrange(MOST_DEEDS + 1)))
    deeds = tuple((moment, chance.choice(_DEEDS)) for moment in moments)
    return Plan(arrives, leaves, deeds, mistypes=chance.random() < 0.1)
