"""What staff see of the lock-out: every live call near its limit, and the counts of many lines together."""

from dataclasses import replace
from datetime import timedelta

from dialin.actions.pins.watch_throttle import watch_throttle
from dialin.services import Services
from dialin.store.live_calls import live_calls
from tests.acting import looking
from tests.actions.pins.keyed import keyed_by, nobodys
from tests.building import EVENING, begin_call


def lines_that_ring(services: Services, now=EVENING) -> list[str]:
    with services.looking() as act:
        return sorted(watch_throttle(replace(act, now=now), live_calls(act)).calls)


def test_each_of_many_lines_near_its_limit_rings(services: Services) -> None:
    for number in range(5):
        sid, caller = f"CA{number}", f"+4930231257{number:02}"
        begin_call(services, sid, caller=caller)
        for guess in range(2):
            keyed_by(services, nobodys(guess), caller=caller, sid=sid)
    begin_call(services, "CAquiet", caller="+493023125799")
    assert lines_that_ring(services) == [f"CA{number}" for number in range(5)]


def test_a_line_that_stopped_guessing_a_day_ago_is_quiet(services: Services) -> None:
    begin_call(services, "CA1", caller=None)
    for guess in range(2):
        keyed_by(services, nobodys(guess), sid="CA1")
    assert lines_that_ring(services, now=EVENING + timedelta(days=1)) == []


def test_the_alarm_of_withheld_lines_rings_from_half_of_its_limit_on(services: Services) -> None:
    for guess in range(10):
        with looking(services) as act:
            assert watch_throttle(act, []).lockouts == ()
        keyed_by(services, nobodys(guess), sid=f"CA{guess}")
    with looking(services) as act:
        (alarm,) = watch_throttle(act, []).lockouts
    assert (alarm.scope, alarm.tries, alarm.most, alarm.tripped) == ("pin:withheld", 10, 20, False)
