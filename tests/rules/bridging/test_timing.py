"""When each group of keys is sent."""

from dialin.rules.bridging.profiles import profile_of
from dialin.rules.bridging.timing import LONGEST_PAUSE, TimedKeys, spelt, timed_keys
from tests.every import every

ZOOM = profile_of("zoom")
FIRST, NEXT = ZOOM.listens_after, ZOOM.next_step


@every(
    ("digits", "expected"),
    [
        ("WW123#wW4#", [(2.0, "123#"), (1.5, "4#")]),
        ("123#WWW4#", [(FIRST, "123#"), (3.0, "4#")]),
        ("123#", [(FIRST, "123#")]),
        ("123##456#", [(FIRST, "123#"), (NEXT, "#"), (NEXT, "456#")]),
        ("123#*456", [(FIRST, "123#"), (NEXT, "*456")]),
        ("W123#456#", [(1.0, "123#456#")]),  # whoever has timed it by hand means it
        ("123#WW", [(FIRST, "123#")]),
        ("", []),
        (None, []),
    ],
)
def test_a_wait_that_stands_there_is_kept_and_the_platforms_stands_in(
    digits: str | None, expected: list[tuple[float, str]]
) -> None:
    assert timed_keys(digits, ZOOM, is_patient=False) == tuple(TimedKeys(*each) for each in expected)


@every("digits", ["WW123#wW4#", "123#4#", "W1"])
def test_a_patient_try_sends_the_same_keys_with_more_than_twice_the_pause(digits: str) -> None:
    usual, patient = (timed_keys(digits, ZOOM, is_patient=is_patient) for is_patient in (False, True))
    assert [each.keys for each in usual] == [each.keys for each in patient]
    assert all(late.pause_seconds > 2 * soon.pause_seconds for soon, late in zip(usual, patient, strict=True))


def test_no_pause_is_longer_than_a_provider_takes() -> None:
    [timed] = timed_keys("W" * 99 + "1#", ZOOM, is_patient=True)
    assert timed.pause_seconds == LONGEST_PAUSE


@every("digits", ["WW123#wW4#", "Ww1", "w1#W*2#"])
def test_what_is_spelt_out_is_read_back_the_same(digits: str) -> None:
    keys = timed_keys(digits, ZOOM, is_patient=False)
    assert timed_keys(spelt(keys), ZOOM, is_patient=False) == keys
