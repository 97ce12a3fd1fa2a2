"""The check digit sees the slips that people make most."""

from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.pins.damm import check_digit, is_wellformed
from tests.every import every

bodies = st.text("0123456789", min_size=1, max_size=12)


@every("pin", ["748290", "394706", "283890", "685797", "503408"])
def test_known_pins_are_wellformed(pin):
    assert is_wellformed(pin)


@every(
    "pin",
    ["748920", "478290", "748291", "", "0", "74829a", "\uff17\uff14\uff18\uff12\uff19\uff10", "74829\u00b2", "-48290"],
)
def test_anything_else_is_not(pin):
    assert not is_wellformed(pin)


@given(bodies)
def test_a_check_digit_makes_any_digits_wellformed(body):
    assert is_wellformed(body + check_digit(body))


@given(bodies, st.data())
def test_every_single_wrong_digit_is_seen(body, data):
    pin = body + check_digit(body)
    place = data.draw(st.integers(0, len(pin) - 1))
    wrong = data.draw(st.sampled_from(sorted(set("0123456789") - {pin[place]})))
    assert not is_wellformed(pin[:place] + wrong + pin[place + 1 :])


@given(bodies, st.data())
def test_every_swap_of_unequal_neighbours_is_seen(body, data):
    pin = body + check_digit(body)
    place = data.draw(st.integers(0, len(pin) - 2))
    swapped = pin[:place] + pin[place + 1] + pin[place] + pin[place + 2 :]
    assert swapped == pin or not is_wellformed(swapped)


@given(st.text("0123456789", max_size=4), st.sampled_from("3456789"), st.text("0123456789", max_size=4))
def test_thirteen_for_thirty_is_seen_wherever_it_stands(before, digit, after):
    rest = before + digit + "0" + after
    pin = rest + check_digit(rest)
    heard = before + "1" + digit + after + pin[-1]
    assert not is_wellformed(heard)
