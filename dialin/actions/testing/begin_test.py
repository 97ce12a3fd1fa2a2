"""Begins a test call: what is dialled with which keys is written down before the provider is asked."""

from dataclasses import dataclass
from datetime import timedelta

from dialin.actions.bridges.begin_leg import way_into
from dialin.rules.pins.testing import draw_test_pin
from dialin.rules.testing.words import Kind
from dialin.store import pins
from dialin.store.act import Act
from dialin.store.events import Event, live_events, load_event
from dialin.store.test_calls import TestCall, change_test, lease_test, lock_test

# Longer than the provider is waited for: after this the worker is gone, or the call is known.
LEASE = timedelta(seconds=40)


@dataclass(frozen=True, slots=True)
class Ends:
    """Between which numbers a test goes. others: further numbers that it may come from."""

    dialled: str
    called_from: str
    others: tuple[str, ...] = ()


def begin_test(act: Act, test: TestCall) -> Ends | None:
    """None where another worker has begun it meanwhile, or where there is nothing left to dial."""
    if not lease_test(act, test, lease=LEASE):
        return None
    event = load_event(act, test.event_id)
    ends, digits = _dial_in(act, event) if test.kind is Kind.DIAL_IN else _bridge(event)
    if ends is None:
        return None
    begun = {"dialled": ends.dialled, "digits": digits, "called_from": ends.called_from, "begun_at": act.now}
    if test.kind is Kind.DIAL_IN and digits is not None:
        begun["lookup"] = act.pin_keys.lookup(digits)
    return ends if change_test(act, test.token, begun) else None


def come_from(act: Act, token: str, number: str) -> bool:
    """Whether the test, which is not placed yet, comes from this number instead."""
    test = lock_test(act, token)
    return test is not None and test.sid is None and change_test(act, token, {"called_from": number})


def _bridge(event: Event) -> tuple[Ends | None, str | None]:
    way = way_into(event)
    if way.dialled is None or way.called_from is None:
        return None, None
    return Ends(way.dialled, way.called_from), way.digits


def _dial_in(act: Act, event: Event) -> tuple[Ends | None, str | None]:
    """Rather from another number of the account: whether a number may call itself is the provider's to say."""
    if event.number is None:
        return None, None
    numbers = dict.fromkeys(one.number for one in live_events(act) if one.number not in (None, event.number))
    first, *others = (*(number for number in numbers if number is not None), event.number)
    return Ends(event.number, first, tuple(others)), _draw(act, event.pin_length)


def _draw(act: Act, length: int) -> str:
    def is_free(pin: str) -> bool:
        return not pins.was_issued(act, act.pin_keys.lookup(pin))

    return draw_test_pin(length, choose=act.pin_keys.choose, is_free=is_free)
