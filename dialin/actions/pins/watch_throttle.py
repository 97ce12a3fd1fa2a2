"""What staff see of the lock-out after unknown PINs: an alarm from half of each limit on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

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


@dataclass(frozen=True, slots=True)
class Alarms:
    """lockouts: of the two that count many lines together and hold until staff lift them. calls: by provider's id."""

    lockouts: tuple[Alarm, ...]
    calls: Mapping[str, Alarm]


def watch_throttle(act: Act, calls: Sequence[Call]) -> Alarms:
    """What is at half of its limit or beyond."""
    holding = [limit for limit in limits_for("", None) if limit.holds]
    own = {call.sid: [limit for limit in limits_for(call.sid, call.caller) if not limit.holds] for call in calls}
    found = _alarms(act, [*holding, *chain.from_iterable(own.values())])
    ringing = {sid: [found[limit.scope] for limit in limits if limit.scope in found] for sid, limits in own.items()}
    return Alarms(
        lockouts=tuple(found[limit.scope] for limit in holding if limit.scope in found),
        calls={sid: max(some, key=lambda alarm: alarm.tries / alarm.most) for sid, some in ringing.items() if some},
    )


def _alarms(act: Act, limits: Iterable[Limit]) -> dict[str, Alarm]:
    by_scope = {limit.scope: limit for limit in limits}
    counted = throttles.tries_in(act, {scope: limit.window for scope, limit in by_scope.items()})
    alarms = [Alarm(scope, tries, by_scope[scope].tries, tripped) for scope, (tries, tripped) in counted.items()]
    return {one.scope: one for one in alarms if one.tripped or 2 * one.tries >= one.most}
