"""Finds out whose PIN was keyed."""

from dialin.actions.pins.guessing.gate import From, count_try, is_let_through, limits_for
from dialin.actions.pins.let_in import let_in
from dialin.actions.testing.recognise_test import recognise_test
from dialin.dialogue.words.pin_outcomes import (
    PinMistyped,
    PinNotChecked,
    PinNumberWanted,
    PinOfTest,
    PinOutcome,
    PinUnknown,
)
from dialin.rules.pins.damm import is_wellformed
from dialin.rules.pins.guessing import Way, chance
from dialin.rules.pins.testing import is_test_pin
from dialin.store import living_pins, pins
from dialin.store.act import Act
from dialin.store.attendees import load_attendee
from dialin.store.calls import Call
from dialin.store.guesses import lock_guesses
from dialin.store.pins import PinOwner


def check_pin(act: Act, call: Call, digits: str) -> tuple[PinOutcome, Call]:
    """Mistyped, unknown, of another day, withdrawn or accepted; and the call, now its attendee's where there is one.

    Every PIN that was never issued gets one and the same answer. After many unknown ones a PIN alone opens nothing but
    on the line that it was given to: whoever calls from elsewhere is asked for the registered number's last digits,
    whether the PIN is anybody's or not. The PIN of a test call opens nothing, so it is no guess at anybody's either.
    """
    if not is_wellformed(digits):
        return PinMistyped(digits), call
    found = pins.find_pin(act, act.pin_keys.lookup(digits))
    if found is None and is_test_pin(digits) and recognise_test(act, digits, dialled=call.dialled):
        return PinOfTest(), call
    lock_guesses(act, shared=found is not None)
    limits = limits_for(Way.ANY, From(call.sid, call.caller))
    risk = chance(living_pins.count_living(act, len(digits)), len(digits))
    if not is_let_through(act, limits, chance=risk):
        return _check_closer(act, call, digits, found)
    if found is not None:
        return let_in(act, call, found)
    count_try(act, limits, chance=risk)
    return PinUnknown(digits), call


def _check_closer(act: Act, call: Call, digits: str, found: PinOwner | None) -> tuple[PinOutcome, Call]:
    if found is not None and _is_of_its_line(act, call, found) and _may_try_own(act, call, len(digits)):
        return let_in(act, call, found)
    if found is None and call.caller is not None:
        _count_own(act, call, len(digits))
    limits = limits_for(Way.NUMBER, From(call.sid, call.caller))
    may_go_on = is_let_through(act, limits, chance=chance(1, len(digits)))
    return PinNumberWanted(digits) if may_go_on else PinNotChecked(), call


def _is_of_its_line(act: Act, call: Call, found: PinOwner) -> bool:
    attendee = load_attendee(act, found.attendee_id)
    return call.caller is not None and attendee is not None and call.caller in living_pins.numbers_of(attendee)


def _may_try_own(act: Act, call: Call, digits: int) -> bool:
    risk = chance(living_pins.count_of_line(act, call.caller, digits), digits)
    return is_let_through(act, limits_for(Way.OWN, From(call.sid, call.caller)), chance=risk)


def _count_own(act: Act, call: Call, digits: int) -> None:
    """On a line that is somebody's, an unknown PIN was a try at theirs."""
    risk = chance(living_pins.count_of_line(act, call.caller, digits), digits)
    limits = limits_for(Way.OWN, From(call.sid, call.caller))
    if risk and is_let_through(act, limits, chance=risk):
        count_try(act, limits, chance=risk)
