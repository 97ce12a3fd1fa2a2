"""What staff see of guessing: every live call near its limit, and the counts of many lines together."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialin.actions.pins.guessing.gate import EVERYBODY, TOGETHER, WITHHELD, From, limits_for
from dialin.actions.pins.guessing.watch_guessing import Alarm, watch_guessing
from dialin.rules.pins.guessing import Way
from dialin.services import Services
from dialin.store.live_calls import live_calls
from tests.acting import looking
from tests.actions.pins.guessing.town import town
from tests.building import EVENING, begin_call


def lines_that_ring(services: Services, now: datetime = EVENING) -> list[str]:
    with services.looking() as act:
        return sorted(watch_guessing(replace(act, now=now), live_calls(act)).calls)


def alarms(services: Services) -> tuple[Alarm, ...]:
    with looking(services) as act:
        return watch_guessing(act, []).together


def test_each_of_many_lines_near_its_limit_rings(services: Services) -> None:
    here = town(services, people=2)
    for number in range(5):
        sid, caller = f"CA{number}", f"+4930231257{number:02}"
        begin_call(services, sid, caller=caller)
        here.guess(2, caller, sid=sid)
    begin_call(services, "CAquiet", caller="+493023125799")
    assert lines_that_ring(services) == [f"CA{number}" for number in range(5)]


def test_a_line_that_stopped_guessing_two_days_ago_is_quiet(services: Services) -> None:
    here = town(services, people=2)
    begin_call(services, "CA1", caller=None)
    here.guess(2, None, sid="CA1")
    assert lines_that_ring(services) == ["CA1"]
    assert lines_that_ring(services, now=EVENING + timedelta(days=2)) == []


def test_an_alarm_rings_from_half_of_its_limit_on_and_says_when_no_more_is_let_through(services: Services) -> None:
    here = town(services)
    assert alarms(services) == ()
    here.guess(1, None)
    assert alarms(services) == ()
    here.guess(1, None)
    assert alarms(services) == (Alarm(WITHHELD, 2, is_closed=True), Alarm(EVERYBODY, 2, is_closed=False))
    here.guess(1)
    assert alarms(services)[-1] == Alarm(EVERYBODY, 3, is_closed=True)


def test_no_count_of_many_lines_is_left_out() -> None:
    scopes = {limit.scope for way in Way for limit in limits_for(way, From("CA1", None))}
    assert {scope for scope in scopes if "CA1" not in scope and "None" not in scope} == set(TOGETHER)
