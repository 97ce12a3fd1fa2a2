"""What staff see of the guard against guessing: an alarm from half of each limit on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialin.actions.pins.throttle import Limit, limits_for
from dialin.store import throttles
from dialin.store.act import Act
from dialin.store.calls import Call


@dataclass(frozen=True, slots=True)
class Alarm:
    """tries of most unknown PINs in the window. tripped: PINs are checked by a person until staff reset the guard."""

    scope: str
    tries: int
    most: int
    tripped: bool


def guard_alarms(act: Act) -> tuple[Alarm, ...]:
    """Of the two guards that count many lines together and hold until staff reset them."""
    return _alarms(act, [limit for limit in limits_for("", None) if limit.holds])


def line_alarms(act: Act, lines: Sequence[Call]) -> dict[str, Alarm]:
    """By the provider's id of the call: the live lines that are at half of the limit of a call or of a number."""
    limits = {line.sid: [one for one in limits_for(line.sid, line.caller) if not one.holds] for line in lines}
    found = {one.scope: one for one in _alarms(act, [one for some in limits.values() for one in some])}
    ringing = {sid: [found[one.scope] for one in some if one.scope in found] for sid, some in limits.items()}
    return {sid: max(some, key=lambda alarm: alarm.tries / alarm.most) for sid, some in ringing.items() if some}


def _alarms(act: Act, limits: Iterable[Limit]) -> tuple[Alarm, ...]:
    by_scope = {limit.scope: limit for limit in limits}
    counted = throttles.tries_in(act, {scope: limit.window for scope, limit in by_scope.items()})
    alarms = [Alarm(scope, tries, by_scope[scope].tries, tripped) for scope, (tries, tripped) in counted.items()]
    return tuple(sorted((one for one in alarms if one.tripped or 2 * one.tries >= one.most), key=lambda one: one.scope))
