"""What staff see of the guard: every live line near its limit, and the guards that count many lines together."""

from datetime import timedelta

from dialin.actions.house import House
from dialin.actions.pins.watch_throttle import guard_alarms, line_alarms
from dialin.store.calls import live_calls
from dialin.store.database import reading
from tests.actions.pins.keyed import keyed_by, nobodys
from tests.building import EVENING, begin_call


def lines_that_ring(house: House, now=EVENING) -> list[str]:
    with reading(house.database) as connection:
        return sorted(line_alarms(connection, live_calls(connection), now=now))


def test_each_of_many_lines_near_its_limit_rings(house: House) -> None:
    for number in range(5):
        sid, caller = f"CA{number}", f"+4930231257{number:02}"
        begin_call(house, sid, caller=caller)
        for guess in range(2):
            keyed_by(house, nobodys(guess), caller=caller, sid=sid)
    begin_call(house, "CAquiet", caller="+493023125799")
    assert lines_that_ring(house) == [f"CA{number}" for number in range(5)]


def test_a_line_that_stopped_guessing_a_day_ago_is_quiet(house: House) -> None:
    begin_call(house, "CA1", caller=None)
    for guess in range(2):
        keyed_by(house, nobodys(guess), sid="CA1")
    assert lines_that_ring(house, now=EVENING + timedelta(days=1)) == []


def test_the_guard_of_withheld_lines_rings_from_half_of_its_limit_on(house: House) -> None:
    for guess in range(10):
        with reading(house.database) as connection:
            assert guard_alarms(connection, now=EVENING) == ()
        keyed_by(house, nobodys(guess), sid=f"CA{guess}")
    with reading(house.database) as connection:
        (alarm,) = guard_alarms(connection, now=EVENING)
    assert (alarm.scope, alarm.tries, alarm.most, alarm.tripped) == ("pin:withheld", 10, 20, False)
