"""The pace at which calls are placed: what the account allows, and what really arrived."""

from bisect import insort
from dataclasses import dataclass, field


@dataclass
class Pace:
    """limit: how many POST Calls may arrive in any one second; above it they are refused (429). None: any number.

    arrivals: when each arrived, in seconds of the clock that runs: real ones for a company that is served.
    """

    limit: int | None = None
    arrivals: list[float] = field(default_factory=list)
    _taken: list[float] = field(default_factory=list)

    def take(self, at: float) -> bool:
        """Note a request; whether the account allows it now."""
        insort(self.arrivals, at)
        if self.limit is not None and self._is_spent(self.limit, at):
            return False
        self._taken.append(at)
        return True

    def _is_spent(self, limit: int, at: float) -> bool:
        return sum(_apart(before, at) < 1 for before in self._taken[-limit:]) >= limit

    def busiest_second(self) -> int:
        """How many arrived in the one second in which most did."""
        most, first = 0, 0
        for last, at in enumerate(self.arrivals):
            while _apart(self.arrivals[first], at) >= 1:
                first += 1
            most = max(most, last - first + 1)
        return most


def _apart(earlier: float, later: float) -> float:
    """Seconds, whole microseconds of them: 2.3 - 1.3 is less than 1 for a computer."""
    return round(later - earlier, 6)
