"""What came of an evening: how long people waited, what they heard, and what must never happen."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

SHARES = (("p50", 0.5), ("p95", 0.95), ("max", 1.0))
STEPS = {
    "answered": "from dialling until something is heard",
    "asked": "from dialling until the PIN is asked for",
    "placed": "from the PIN until in the event, or told to wait",
    "back": "from the star until back in the event",
    "webhook": "until dialin has answered the telephone company",
}


@dataclass(frozen=True)
class Waiting:
    """Seconds within which half, nineteen of twenty, and all came about."""

    times: int
    p50: float
    p95: float
    max: float


@dataclass(frozen=True)
class CrowdReport:
    """seconds: of real time. waits: by step. What must be 0 is in `harm`."""

    callers: int
    calls: int
    came_in: int
    still_waiting: int
    most_inside: int
    seats: int
    seconds: float
    apologies_heard: int
    turned_away: int  # heard the apology to its end, without having been in the event
    waits: dict[str, Waiting]
    harm: dict[str, int]
    examples: tuple[str, ...] = ()  # calls that were cut off, written down

    def judged(self, **harm: int) -> Self:
        """With further harm, of which the telephone company can know nothing."""
        return replace(self, harm=self.harm | harm)

    @property
    def is_clean(self) -> bool:
        return not any(self.harm.values())

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"is_clean": self.is_clean}

    def lines(self) -> list[str]:
        """For people."""
        names = (
            "callers",
            "calls",
            "came_in",
            "still_waiting",
            "most_inside",
            "seats",
            "apologies_heard",
            "turned_away",
        )
        counts = [f"{name.replace('_', ' '):18} {getattr(self, name)}" for name in names]
        waits = [
            f"{name:10} {wait.times:6}  {wait.p50:7.2f} {wait.p95:7.2f} {wait.max:7.2f}  {STEPS[name]}"
            for name, wait in self.waits.items()
        ]
        harm = [f"{name.replace('_', ' '):28} {count}" for name, count in self.harm.items()]
        return [*counts, "", "waits, in s  times      p50     p95     max", *waits, "", "must be 0", *harm]


def waiting(times: Sequence[float]) -> Waiting:
    ordered = sorted(times)
    found = [ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0 for _, share in SHARES]
    return Waiting(len(ordered), *(round(seconds, 3) for seconds in found))
