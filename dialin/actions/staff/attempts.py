"""How often somebody may try to sign in: strangers wait ever longer, at most a minute, and browsers we know apart.

No flood shuts the holder of a login out. A browser that has signed in before counts for itself. From any other one, the
told wait is a promise to that browser, its turn: what others try meanwhile does not make it longer. Whose tries are
counted stands in the table as one of a few thousand keyed hashes, so that invented names cannot fill it, and a password
that was typed into the field for the name is not in it.
"""

import ipaddress
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialin.rules.names import name_key
from dialin.rules.refusals import Refused
from dialin.store import sign_in_counts
from dialin.store.act import Act
from dialin.store.audit import log_change

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LONGEST_WAIT = timedelta(minutes=1)
TURN_LASTS = timedelta(minutes=10)
BUCKETS = 4096
LONGEST_NAME = 120
BUSY_SECONDS = 3  # until a place to hash should be free again


@dataclass(frozen=True, slots=True)
class Limit:
    """After `free` tries in the window, the next wait for `first`, then twice as long each time, up to `longest`."""

    scope: str
    free: int
    window: timedelta = HOUR
    first: timedelta = timedelta(seconds=1)
    longest: timedelta = LONGEST_WAIT

    def wait_after(self, tries: int) -> timedelta:
        more = tries - self.free
        return timedelta(0) if more < 0 else min(self.longest, self.first * 2 ** min(more, 16))


@dataclass(frozen=True, slots=True)
class Turn:
    """Promised to one browser: from `at` on, one try of this name from this address is looked at."""

    pair: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TryLater:
    """Nothing was looked at; it will be after so many seconds. turn: what the browser brings along then."""

    seconds: int
    turn: Turn | None = None

    @property
    def refused(self) -> Refused:
        return Refused(
            "Too many attempts just now. Seconds until the next one: {seconds}.", {"seconds": str(self.seconds)}
        )


def network_of(address: str) -> str:
    """Whose address it is: a whole /64 of IPv6 is one connection's, and any of its addresses costs nothing."""
    host = address.strip()
    if host.startswith("["):
        host = host[1:].partition("]")[0]
    elif host.count(":") == 1:  # IPv4 with a port, as some proxies write it
        host = host.partition(":")[0]
    try:
        parsed = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host[:64]
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((parsed, 64), strict=False))


def pair_of(act: Act, name: str, address: str) -> str:
    return _scope(act, "pair", f"{_key(name)} {network_of(address)}")


def limits_of_stranger(act: Act, name: str, address: str) -> list[Limit]:
    """Of one connection, of one name from everywhere, and of all strangers together, who share the processor."""
    return [
        Limit(_scope(act, "address", network_of(address)), free=20),
        Limit(_scope(act, "name", _key(name)), free=10),
        Limit("strangers", free=60, window=MINUTE),
    ]


def limits_of_turn(act: Act, pair: str, address: str) -> list[Limit]:
    """Held up by others who have waited for theirs alone: one a minute for each name and connection."""
    return [
        Limit(pair, free=1, window=MINUTE, first=MINUTE),
        Limit(_scope(act, "turns", network_of(address)), free=30, window=MINUTE),
        Limit("turns", free=60, window=MINUTE),
    ]


def seconds_closed(act: Act, limits: Sequence[Limit]) -> int:
    """Seconds until a try is looked at; 0: now."""
    opens = sign_in_counts.opens_at(act, [limit.scope for limit in limits])
    return 0 if opens is None else max(0, math.ceil((opens - act.now).total_seconds()))


def count_try(act: Act, limits: Sequence[Limit], *, also: Sequence[Limit] = ()) -> int:
    """Counts a try before it is looked at, so that many at once cannot slip past; seconds to wait, or 0.

    also: limits that it counts against without being held up by them.
    """
    if seconds := seconds_closed(act, limits):
        return seconds
    for limit in sorted((*limits, *also), key=lambda one: one.scope):  # in one order, so that no two acts are stuck
        tries = sign_in_counts.count_try(act, limit.scope, window=limit.window, though_closed=limit in also)
        if tries is None:  # closed by somebody meanwhile
            return max(1, seconds_closed(act, limits))
        if tries == limit.free and limit.free > 1:
            log_change(act, "staff.sign_in_throttled")
        if wait := limit.wait_after(tries):
            sign_in_counts.close_until(act, limit.scope, act.now + wait)
    return 0


def open_again(act: Act, limits: Sequence[Limit]) -> None:
    for limit in limits:
        sign_in_counts.open_again(act, limit.scope)


def _key(name: str) -> str:
    """Of a name as long as names are: what else was typed need not be read."""
    return name_key(name[:LONGEST_NAME])


def _scope(act: Act, what: str, whose: str) -> str:
    return f"{what}:{int(act.pin_keys.lookup(f'sign-in {what} {whose}')[:8], 16) % BUCKETS}"
