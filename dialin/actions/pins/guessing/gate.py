"""The gate before every way to a seat by a PIN: whether one more try is let through, and what counts it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dialin.rules.pins.guessing import OF_ALL, Budget, Spent, Way, fits
from dialin.store.act import Act
from dialin.store.guesses import count_guess, spent_in

WITHHELD, EVERYBODY = "any:withheld", "any"  # of PINs alone
OWN_LINES, NUMBERS, NUMBERS_WITHHELD = "own", "number", "number:withheld"
TOGETHER = (WITHHELD, EVERYBODY, OWN_LINES, NUMBERS, NUMBERS_WITHHELD)  # scopes of many lines, which staff may lift

_UNTRIED = Spent()


@dataclass(frozen=True, slots=True)
class Limit:
    """What is let through of one scope."""

    scope: str
    budget: Budget


@dataclass(frozen=True, slots=True)
class From:
    """Where a try comes from. sid: of the call. caller: E.164, None where withheld."""

    sid: str
    caller: str | None


def limits_for(way: Way, of: From, *, ending: str | None = None) -> tuple[Limit, ...]:
    """All that a try must fit in. ending: the last digits of a number that were keyed, where they are known yet."""
    match way:
        case Way.ANY:
            return tuple(_of_any_pin(of))
        case Way.OWN:
            return Limit(f"own:line:{of.caller}", OF_ALL[way].part(1, 2)), Limit(OWN_LINES, OF_ALL[way])
        case Way.NUMBER:
            return tuple(_of_numbers(of, ending))


def _of_any_pin(of: From) -> Iterator[Limit]:
    whole = OF_ALL[Way.ANY]
    yield Limit(f"any:call:{of.sid}", Budget(tries_in_day=3))
    if of.caller is None:
        yield Limit(WITHHELD, whole.part(2, 3))
    else:
        yield Limit(f"any:line:{of.caller}", replace(whole.part(2, 3), tries_in_hour=6, tries_in_day=12))
    yield Limit(EVERYBODY, whole)


def _of_numbers(of: From, ending: str | None) -> Iterator[Limit]:
    """Counted by the ending too: who knows one number spends nothing of what is there for the others."""
    whole = OF_ALL[Way.NUMBER]
    yield Limit(f"number:call:{of.sid}", Budget(tries_in_day=4))
    if of.caller is None:
        yield Limit(NUMBERS_WITHHELD, whole.part(5, 6))
    if ending is not None:
        yield Limit(f"number:ending:{ending}", whole.part(1, 2))
        if of.caller is not None and not of.caller.endswith(ending):  # else whoever shows a victim's shuts them out
            yield Limit(f"number:line:{of.caller}", Budget(tries_in_hour=8, tries_in_day=20))
    yield Limit(NUMBERS, whole)


def is_let_through(act: Act, limits: Sequence[Limit], *, chance: int) -> bool:
    """Whether a try with this chance to hit, in billionths, fits in all of them."""
    spent = spent_in(act, [limit.scope for limit in limits])
    return all(fits(limit.budget, spent.get(limit.scope, _UNTRIED), more=chance) for limit in limits)


def count_try(act: Act, limits: Sequence[Limit], *, chance: int) -> None:
    """One that was let through and hit nobody."""
    count_guess(act, [limit.scope for limit in limits], chance=chance)
