"""The lock-out after unknown PINs: each limit, what it counts, whom it spares, and how staff open it again."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

import pytest

from dialin.actions.events.end_event import end_event
from dialin.actions.pins.reset_throttle import reset_throttle
from dialin.actions.pins.throttle import UNREGISTERED, WITHHELD
from dialin.dialogue.words.pin_outcomes import PinAccepted, PinMistyped, PinNotChecked, PinUnknown
from dialin.rules.refusals import Refused
from dialin.services import Services
from tests.acting import acting
from tests.actions.pins.keyed import keyed_by, nobodys
from tests.building import EVENING, make_event, register_people

STRANGER, OTHER = "+493023125700", "+493023125701"
HOUR = timedelta(hours=1)


@pytest.fixture
def calls() -> Iterator[str]:
    """A new call each time, so that only the other limits are met."""
    return (f"CA{number}" for number in count(100))


def guess(
    services: Services, times: int, calls: Iterator[str], *, caller: str | None = STRANGER, now=EVENING
) -> list[type]:
    return [
        type(keyed_by(services, nobodys(number), caller=caller, sid=next(calls), now=now)) for number in range(times)
    ]


def test_three_in_a_call_then_a_person_checks(services: Services) -> None:
    outcomes = [type(keyed_by(services, nobodys(number), caller=STRANGER)) for number in range(4)]
    assert outcomes == [PinUnknown] * 3 + [PinNotChecked]
    assert isinstance(keyed_by(services, nobodys(9), caller=STRANGER, sid="CA2"), PinUnknown)


def test_a_right_pin_is_not_checked_either_once_the_call_is_throttled(services: Services) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    for number in range(3):
        keyed_by(services, nobodys(number), caller=STRANGER)
    assert keyed_by(services, person.pin, caller=STRANGER) == PinNotChecked()


def test_six_an_hour_for_a_number(services: Services, calls: Iterator[str]) -> None:
    assert guess(services, 7, calls) == [PinUnknown] * 6 + [PinNotChecked]
    assert guess(services, 1, calls, caller=OTHER) == [PinUnknown]
    assert guess(services, 1, calls, now=EVENING + HOUR - timedelta(seconds=1)) == [PinNotChecked]
    assert guess(services, 1, calls, now=EVENING + HOUR) == [PinUnknown]


def test_twenty_for_all_withheld_lines_together_until_staff_reset_it(services: Services, calls: Iterator[str]) -> None:
    assert guess(services, 21, calls, caller=None) == [PinUnknown] * 20 + [PinNotChecked]
    assert guess(services, 1, calls, caller=None, now=EVENING + 24 * HOUR) == [PinNotChecked]
    assert guess(services, 1, calls, caller=STRANGER) == [PinUnknown]
    with acting(services, author="Frau Amt") as act:
        assert reset_throttle(act, WITHHELD) is None
    assert guess(services, 1, calls, caller=None) == [PinUnknown]


def test_twenty_withheld_tries_spread_over_longer_than_ten_minutes_are_not_throttled(
    services: Services, calls: Iterator[str]
) -> None:
    for minutes in range(0, 50, 10):
        assert set(guess(services, 10, calls, caller=None, now=EVENING + timedelta(minutes=minutes))) == {PinUnknown}


def test_forty_for_all_lines_together_until_staff_reset_it(services: Services, calls: Iterator[str]) -> None:
    lines = [f"+4930231257{number:02}" for number in range(10)]
    for line in lines[:8]:
        assert guess(services, 5, calls, caller=line) == [PinUnknown] * 5
    assert guess(services, 1, calls, caller=lines[9]) == [PinNotChecked]
    assert guess(services, 1, calls, caller=lines[9], now=EVENING + 24 * HOUR) == [PinNotChecked]
    with acting(services, author="Frau Amt") as act:
        assert reset_throttle(act, UNREGISTERED) is None
    assert guess(services, 1, calls, caller=lines[9]) == [PinUnknown]


def test_only_the_lock_outs_that_hold_can_be_lifted(services: Services) -> None:
    with acting(services, author="x") as act:
        assert isinstance(reset_throttle(act, f"pin:caller:{STRANGER}"), Refused)


def test_the_line_of_a_seat_is_never_locked_out(services: Services, calls: Iterator[str]) -> None:
    event = make_event(services)
    (person,) = register_people(services, event, 1)
    line = "+493023125010"
    guess(services, 21, calls, caller=None)
    for stranger in range(8):
        guess(services, 5, calls, caller=f"+4930231257{stranger:02}")
    assert guess(services, 50, calls, caller=line) == [PinUnknown] * 50
    assert keyed_by(services, person.pin, caller=line) == PinAccepted(event, person.attendee_id, "de")


def test_the_line_of_a_seat_at_an_event_that_is_over_is_one_like_any_other(
    services: Services, calls: Iterator[str]
) -> None:
    event = make_event(services)
    register_people(services, event, 1)
    with acting(services) as act:
        end_event(act, event)
    assert guess(services, 7, calls, caller="+493023125010") == [PinUnknown] * 6 + [PinNotChecked]


def test_the_line_of_a_seat_locks_nobody_out(services: Services, calls: Iterator[str]) -> None:
    register_people(services, make_event(services), 1)
    guess(services, 50, calls, caller="+493023125010")
    assert guess(services, 1, calls) == [PinUnknown]


def test_slips_of_the_finger_are_never_counted(services: Services) -> None:
    good = nobodys(1)
    slip = good[:-1] + str((int(good[-1]) + 1) % 10)
    for _ in range(50):
        assert keyed_by(services, slip, caller=STRANGER) == PinMistyped(slip)
    assert isinstance(keyed_by(services, good, caller=STRANGER), PinUnknown)
