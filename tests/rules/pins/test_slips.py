"""Asking for every slip of a PIN is the same as comparing it with every PIN."""

from random import Random

from dialin.rules.pins.damm import check_digit, is_wellformed
from dialin.rules.pins.issuing import Avoid, LivePins, is_allowed
from dialin.rules.pins.slips import slips_of
from tests.every import every

ANY = Avoid()


def allowed(choose: Random, length: int) -> str:
    while True:
        body = "".join(choose.choices("0123456789", k=length - 1))
        pin = body + check_digit(body)
        if is_allowed(pin, avoid=ANY):
            return pin


def near(choose: Random, pin: str) -> str:
    """A PIN with a few other digits, with its halves swapped, with a key doubled, longer or shorter."""
    at = choose.randrange(len(pin) - 1)
    for _ in range(choose.randrange(4)):
        at = choose.randrange(len(pin))
        pin = pin[:at] + choose.choice("0123456789") + pin[at + 1 :]
    half = len(pin) // 2
    body = choose.choice([pin, pin, pin[half:] + pin[:half], pin[: at + 1] + pin[at:], pin[:6], pin + "12"])[:-1]
    return body + check_digit(body)


@every("length", [6, 8])
def test_every_slip_that_leads_to_a_pin_that_may_be_issued_is_named_and_nothing_else(length):
    choose, met = Random(length), 0
    for _ in range(400):
        pin = allowed(choose, length)
        slips, live = set(slips_of(pin)), LivePins([pin])
        others = {near(choose, pin) for _ in range(40)} | {allowed(choose, choose.choice([6, 8])) for _ in range(5)}
        for other in others | slips:
            if is_allowed(other, avoid=ANY):
                assert (other in slips) == (not live.keep_distance_to(other)), (pin, other)
                met += other in slips
    assert met > 1_000


@every(("length", "most"), [(6, 150), (8, 255)])
def test_slips_are_few_wellformed_and_named_once(length, most):
    pin = allowed(Random(1), length)
    slips = slips_of(pin)
    assert len(slips) == len(set(slips)) <= most
    assert all(map(is_wellformed, slips))
