"""Where the callers of a storm ended up, and how long they were kept waiting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dialin.rehearsal.legs import Leg

WAITS = (("half within", 0.5), ("95 % within", 0.95), ("99 % within", 0.99), ("the longest", 1.0))
Place = Literal["room", "bridge", "waiting", "over", "lost"]


@dataclass(frozen=True)
class StormCaller:
    """One caller: the number shown (None: withheld) and the keys, one row for each time the other end listens."""

    from_: str | None
    keys: Sequence[str] = ()
    apology: str = ""  # words of the line after which the last row is pressed once more, since it was lost


@dataclass(frozen=True)
class Report:
    """Where each caller was once all had arrived somewhere; seconds are of real time."""

    places: Mapping[str, Place]
    transcripts: Mapping[str, str]
    statuses: Mapping[int | str, int]
    latencies: Sequence[float]
    seconds: float
    alerts: Sequence[str]
    callers: Mapping[str, StormCaller] = field(default_factory=dict)

    def count(self, place: Place) -> int:
        return sum(found == place for found in self.places.values())

    @property
    def in_the_room(self) -> int:
        return self.count("room") + self.count("bridge")

    @property
    def waiting(self) -> int:
        return self.count("waiting")

    @property
    def refused(self) -> int:
        return self.count("over")

    @property
    def waits(self) -> str:
        """How long the requests had to wait, in a line."""
        shares = " ".join(f"{name} {self.latency(share):.2f} s" for name, share in WAITS)
        return f"{len(self.latencies)} requests: {shares}"

    def latency(self, share: float) -> float:
        """The time within which this share (0 to 1) of the requests was answered; 0 without requests."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def place_of(leg: Leg) -> Place:
    if leg.room:
        return "room"
    if leg.bridged:
        return "bridge"
    if leg.is_over:
        return "lost" if "application error" in leg.ended_because else "over"
    return "waiting"
