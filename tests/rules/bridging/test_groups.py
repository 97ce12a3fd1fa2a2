"""How the keys of a dial-in fall into groups."""

from dialin.rules.bridging.groups import groups_of


def test_a_group_is_a_wait_and_the_keys_behind_it() -> None:
    assert groups_of("WW123#W#wW*4567#") == ("WW123#", "W#", "wW*4567#")
    assert groups_of("123#") == ("123#",)


def test_waits_without_keys_lead_nowhere() -> None:
    assert groups_of("123#WW") == ("123#",)
    assert groups_of("W") == groups_of("") == ()
