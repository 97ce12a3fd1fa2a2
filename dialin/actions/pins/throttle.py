"""Throttles guessing: well-formed PINs that belong to nobody are counted, per call, per caller and in total."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from dialin.store import throttles
from dialin.store.act import Act
from dialin.store.attendees import is_line_of_a_seat

WITHHELD, UNREGISTERED = "pin:withheld", "pin:unregistered"  # the scopes that hold until staff reset them


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `tries` in the window; `holds`: once reached, until staff reset it."""

    scope: str
    tries: int
    window: timedelta
    holds: bool = False


def limits_for(sid: str, caller: str | None) -> Iterator[Limit]:
    """3 a call; 6 an hour for a number; 20 in 10 minutes for all withheld numbers together; 40 for all lines.

    With sixty six-digit PINs living, forty guesses hit one with about seven per cent. Check-digit slips are never
    counted: whoever guesses computes check digits, whoever mistypes does not.
    """
    yield Limit(f"pin:call:{sid}", 3, timedelta(days=1))
    if caller is None:
        yield Limit(WITHHELD, 20, timedelta(minutes=10), holds=True)
    else:
        yield Limit(f"pin:caller:{caller}", 6, timedelta(hours=1))
    yield Limit(UNREGISTERED, 40, timedelta(minutes=10), holds=True)


def is_throttled(act: Act, *, sid: str, caller: str | None) -> bool:
    """Whether a person must check this caller's PIN. A line registered for a seat is never locked out."""
    limits = list(limits_for(sid, caller))
    found = throttles.tries_in(act, {limit.scope: limit.window for limit in limits})
    reached = any(
        tripped if limit.holds else tries >= limit.tries
        for limit in limits
        for tries, tripped in [found.get(limit.scope, (0, False))]
    )
    return reached and not (caller is not None and is_line_of_a_seat(act, caller))


def count_unknown(act: Act, *, sid: str, caller: str | None) -> None:
    """Counts one well-formed PIN that belonged to nobody; a line registered for a seat counts only for its own call."""
    registered = caller is not None and is_line_of_a_seat(act, caller)
    for limit in limits_for(sid, caller):
        if registered and limit.scope == UNREGISTERED:
            continue
        tries = throttles.count_try(act, limit.scope, window=limit.window)
        if limit.holds and tries >= limit.tries:
            throttles.trip(act, limit.scope)
