"""PINs of test calls: taken by every dialogue, and never a person's."""

import random

import pytest

from dialin.rules.pins.issuing import Avoid, NoPinLeft, is_allowed
from dialin.rules.pins.testing import draw_test_pin, is_test_pin
from tests.every import every


@every("length", [6, 8])
def test_a_test_pin_has_the_right_length_and_is_none_that_a_person_may_be_given(length: int) -> None:
    choose = random.Random(1).randrange
    drawn = {draw_test_pin(length, choose=choose, is_free=lambda _: True) for _ in range(300)}
    assert len(drawn) > 200
    for pin in drawn:
        assert (len(pin), is_test_pin(pin), is_allowed(pin, avoid=Avoid())) == (length, True, False), pin
        assert pin[0] != "0"
        assert length == 6 or not is_test_pin(pin[:6])


def test_a_pin_that_is_taken_is_not_drawn() -> None:
    choose = random.Random(1).randrange
    first = draw_test_pin(6, choose=random.Random(1).randrange, is_free=lambda _: True)
    assert draw_test_pin(6, choose=choose, is_free=lambda pin: pin != first) != first
    with pytest.raises(NoPinLeft):
        draw_test_pin(6, choose=choose, is_free=lambda _: False)
