"""How likely guessing may hit: what a try may hit by chance, and how much of that is let through.

Whoever guesses knows the rules by which PINs are drawn and nothing else. Every try that is let through is counted by
its chance to hit, in billionths, so that the sum is the chance of whoever made all of them: below one per cent in any
24 hours, below five per cent until the event. `python -m benchmarks.guessing` attacks the real functions with it.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

BILLION = 1_000_000_000
POOL = {6: 33_630, 8: 2_588_891}  # PINs that may be issued, by their digits (`is_allowed`)
DAY, SPAN = timedelta(days=1), timedelta(days=56)  # the span: from the first letters to the event
ENDING = 4  # the last digits of the registered number, that are asked for beside the PIN


class Way(StrEnum):
    """What a try is good for."""

    ANY = "any"  # a PIN alone, whosever it is
    OWN = "own"  # a PIN alone, that of the line which calls
    NUMBER = "number"  # a PIN, and the last digits of the telephone number that it was given to


@dataclass(frozen=True, slots=True)
class Budget:
    """What is let through of one scope: chances in billionths, and numbers of tries. None: no limit."""

    in_day: int | None = None
    in_span: int | None = None
    tries_in_hour: int | None = None
    tries_in_day: int | None = None

    def part(self, numerator: int, denominator: int) -> "Budget":
        """Of the chances, for one of many: nobody alone may use up what is there for all."""
        assert self.in_day is not None
        assert self.in_span is not None
        return Budget(self.in_day * numerator // denominator, self.in_span * numerator // denominator)


@dataclass(frozen=True, slots=True)
class Spent:
    """What one scope has had: chances in billionths, and tries."""

    in_day: int = 0
    in_span: int = 0
    tries_in_hour: int = 0
    tries_in_day: int = 0


# Together 0.96 per cent a day and 4.8 per cent in the span. With sixty PINs of six digits: three unknown PINs a day
# and eleven in the span; seventy tries a day at the PINs of lines that are shown, and as many at known numbers. Whoever
# knows no number needs a hundred and sixty pairs of PIN and last digits for one of these: hence their longer span.
OF_ALL = {
    Way.ANY: Budget(5_400_000, 21_000_000),
    Way.OWN: Budget(2_100_000, 9_000_000),
    Way.NUMBER: Budget(2_100_000, 18_000_000),
}


def chance(hits: int, digits: int) -> int:
    """In billionths, rounded up: that a PIN of so many digits, tried at random, is one of `hits`."""
    return -(-hits * BILLION // POOL[digits]) if hits else 0


def fits(budget: Budget, spent: Spent, *, more: int) -> bool:
    """Whether one more try, of that chance, is let through."""
    return (
        (budget.in_day is None or spent.in_day + more <= budget.in_day)
        and (budget.in_span is None or spent.in_span + more <= budget.in_span)
        and (budget.tries_in_hour is None or spent.tries_in_hour < budget.tries_in_hour)
        and (budget.tries_in_day is None or spent.tries_in_day < budget.tries_in_day)
    )
