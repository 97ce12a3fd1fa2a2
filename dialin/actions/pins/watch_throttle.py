"""What staff see of the lock-out after unknown PINs: an alarm from half of each limit on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialin.actions.pins.throttle import Limit, limits_for
from dialin.store import throttles
from dialin.store.act import Act
from dialin.store.calls import Call


@dataclass(frozen=True, slots=True)
class Alarm:
    """So many unknown PINs that somebody may be guessing."""

    scope: str
    tries: int  # unknown PINs in the window
    most: int  # the limit
    tripped: bool  # locked out: PINs are checked by a person until staff lift it


def lockout_alarms(act: Act) -> tuple[Alarm, ...]:
    """Of the two lock-outs that count many lines together and hold until staff lift them."""
    return _alarms(act, [limit for limit in limits_for("", None) if limit.holds])


def call_alarms(act: Act, calls: Sequence[Call]) -> dict[str, Alarm]:
    """By the provider's id of the call: the live lines that are at half of the limit of a call or of a number."""
    limits = {call.sid: [one for one in limits_for(call.sid, call.caller) if not one.holds] for call in calls}
    found = {one.scope: one for one in _alarms(act, [one for some in limits.values() for one in some])}
    ringing = {sid: [found[one.scope] for one in some if one.scope in found] for sid, some in limits.items()}
    return {sid: max(some, key=lambda alarm: alarm.tries / alarm.most) for sid, some in ringing.items() if some}


def _alarms(act: Act, limits: Iterable[Limit]) -> tuple[Alarm, ...]:
    by_scope = {limit.scope: limit for limit in limits}
    counted = throttles.tries_in(act, {scope: limit.window for scope, limit in by_scope.items()})
    alarms = [Alarm(scope, tries, by_scope[scope].tries, tripped) for scope, (tries, tripped) in counted.items()]
    return tuple(sorted((one for one in alarms if one.tripped or 2 * one.tries >= one.most), key=lambda one: one.scope))
