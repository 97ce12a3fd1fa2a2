"""What is dialled is what the platform says, and what was typed in where it says nothing."""

from types import SimpleNamespace

from dialin.rules.bridging.ways import dialled_for, keys_for, number_for, number_to_dial, with_code
from tests.every import every

TYPED, SAID = "+496990009001", "+496990009002"
NOTHING = {
    "bridge_number": None, "bridge_digits": None, "bridge_sip": None, "bridge_headers": [], "platform_number": None,
    "platform_code": None, "room_pin": None, "bridge_api": None,
}  # fmt: skip


def an_event(**columns: object) -> SimpleNamespace:
    return SimpleNamespace(**{**NOTHING, **columns})


@every(
    ("columns", "dialled", "keys"),
    [
        ({}, None, None),
        ({"bridge_number": TYPED, "bridge_digits": "W12#"}, TYPED, "W12#"),
        ({"bridge_number": TYPED, "bridge_digits": "W12#", "platform_code": "34"}, TYPED, "W34#"),
        ({"bridge_number": TYPED, "platform_number": SAID}, SAID, None),
        ({"platform_number": SAID, "platform_code": "34"}, SAID, "34#"),
        ({"bridge_number": TYPED, "room_pin": "123456789"}, TYPED, "123456789#"),
        ({"bridge_number": TYPED, "room_pin": "123456789", "bridge_api": "https://api.example"}, TYPED, None),
        ({"bridge_number": TYPED, "bridge_digits": "1#", "room_pin": "123456789"}, TYPED, "1#"),
        ({"bridge_number": TYPED, "room_pin": "123456789", "platform_code": "34"}, TYPED, "34#"),
    ],
)
def test_the_platforms_word_goes_before_what_was_typed_in(columns, dialled, keys):
    event = an_event(**columns)
    assert (dialled_for(event), number_for(event), keys_for(event)) == (dialled, dialled, keys)


def test_a_sip_address_stays_whatever_number_the_platform_names():
    event = an_event(
        bridge_sip="sip:1@v.example", platform_number=SAID, platform_code="34", bridge_headers=[["X-A", "b"]]
    )
    assert (dialled_for(event), number_for(event), keys_for(event)) == ("sip:1@v.example?X-A=b", None, None)


@every(
    ("typed", "code", "sent"),
    [
        (None, None, None), ("W1#", None, "W1#"), (None, "9", "9#"),
        ("W12345#", "9", "W9#"), ("12345", "9", "9"), ("WW12345#W4#", "9", "WW9#W4#"),
        ("1#W12345#", "12", "12#W12345#"),
        ("#", "9", "9#"), ("w*1#", "9", "9#"),
    ],
)  # fmt: skip
def test_a_new_code_keeps_the_waits_around_it_and_what_follows(typed, code, sent):
    assert with_code(typed, code) == sent


@every(
    ("listed", "typed", "own", "dialled"),
    [
        ((), TYPED, None, None),
        ((SAID,), TYPED, "+493023125000", SAID),
        ((SAID,), None, None, SAID),
        ((SAID, TYPED), TYPED, None, None),
        (("+12125550123",), TYPED, "+493023125000", None),
        (("+12125550123",), TYPED, None, None),
        (("+12125550123",), None, "+493023125000", "+12125550123"),
        (("+43123456789",), "+43987654321", "+43111111111", "+43123456789"),
    ],
)
def test_of_the_numbers_that_a_platform_lists_the_best_is_dialled_unless_the_typed_one_is_better(
    listed, typed, own, dialled
):
    assert number_to_dial(listed, typed=typed, own=own) == dialled
