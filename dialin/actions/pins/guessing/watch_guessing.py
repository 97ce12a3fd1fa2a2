"""What staff see of guessing: an alarm from half of each limit on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialin.actions.pins.guessing.gate import (
    EVERYBODY,
    NUMBERS,
    NUMBERS_WITHHELD,
    OWN_LINES,
    TOGETHER,
    WITHHELD,
    From,
    Limit,
    limits_for,
)
from dialin.rules.pins.guessing import POOL, Spent, Way, chance, fits
from dialin.store import living_pins
from dialin.store.act import Act
from dialin.store.calls import Call
from dialin.store.guesses import spent_in

NOTICED = 20  # unknown PINs in a day that are told of, however far they are from the limit
_WAYS = {WITHHELD: Way.ANY, EVERYBODY: Way.ANY, OWN_LINES: Way.OWN, NUMBERS: Way.NUMBER, NUMBERS_WITHHELD: Way.NUMBER}


@dataclass(frozen=True, slots=True)
class Alarm:
    """So many unknown PINs that somebody may be guessing. tries: within a day."""

    scope: str
    tries: int
    is_closed: bool  # no more of them are let through for now


@dataclass(frozen=True, slots=True)
class Alarms:
    """together: of the counts of many lines. calls: by provider's id."""

    together: tuple[Alarm, ...]
    calls: Mapping[str, Alarm]


def watch_guessing(act: Act, calls: Sequence[Call]) -> Alarms:
    """What is at half of its limit or beyond."""
    own = {call.sid: list(_own_limits(call)) for call in calls}
    together = [limit for limit in _limits_together() if limit.scope in TOGETHER]
    scopes = [limit.scope for limits in (together, *own.values()) for limit in limits]
    spent = spent_in(act, scopes)
    steps = _steps(act) if any(limit.scope in spent for limit in together) else {}
    ringing = {sid: [alarm for limit in limits if (alarm := _alarm(limit, spent))] for sid, limits in own.items()}
    return Alarms(
        together=tuple(
            alarm for limit in together if (alarm := _alarm(limit, spent, steps.get(_WAYS[limit.scope], 0)))
        ),
        calls={sid: max(some, key=lambda alarm: alarm.tries) for sid, some in ringing.items() if some},
    )


def _limits_together() -> Iterable[Limit]:
    """As a caller with a withheld number meets them: no limit of many lines is left out."""
    return [limit for way in Way for limit in limits_for(way, From("", None))]


def _own_limits(call: Call) -> Iterable[Limit]:
    limits = limits_for(Way.ANY, From(call.sid, call.caller))
    return (limit for limit in limits if limit.scope not in TOGETHER)


def _steps(act: Act) -> Mapping[Way, int]:
    """The chance that one more try would have."""
    most = max(chance(living_pins.count_living(act, digits), digits) for digits in POOL)
    return {Way.ANY: most, Way.OWN: chance(1, min(POOL)), Way.NUMBER: chance(1, min(POOL))}


def _alarm(limit: Limit, spent: Mapping[str, Spent], step: int = 0) -> Alarm | None:
    """None while less than half of what is let through was tried."""
    one = spent.get(limit.scope)
    if one is None:
        return None
    doubled = Spent(2 * one.in_day, 2 * one.in_span, 2 * one.tries_in_hour, 2 * one.tries_in_day)
    is_noticed = one.tries_in_day >= NOTICED or not fits(limit.budget, doubled, more=0)
    return Alarm(limit.scope, one.tries_in_day, not fits(limit.budget, one, more=step)) if is_noticed else None
