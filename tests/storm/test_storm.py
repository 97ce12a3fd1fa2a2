"""Three hundred callers within two seconds, sixty seats, four processes: all seat holders in, nobody else."""

import signal
import threading
from collections import Counter
from datetime import timedelta

import pytest

from dialin.actions.calls.end_call import end_call
from dialin.clock import wall_clock
from dialin.rehearsal.storm import Storm
from dialin.store.calls import live_calls
from dialin.store.database import transaction
from tests.storm.servers import kill_all, serving, town

pytestmark = [pytest.mark.storm, pytest.mark.xdist_group("storm")]
SEATS, CALLERS = 60, 300
SPEED = 20.0  # the company's clock: prompts need not be waited out


def test_everybody_with_a_seat_gets_in_and_nobody_else_and_nothing_fails(database_url: str) -> None:
    with town(database_url, seats=SEATS, people=CALLERS) as made, serving(made):
        storm = Storm(made.target, now=wall_clock(), threads=32, speed=SPEED)
        try:
            storm.blow(made.callers, within_seconds=2.0, seed=1)
            storm.settle(at_most=90)
            report, seats = storm.report(), made.seats
            storm.hang_up()
        finally:
            storm.close()
        assert report.count("room") == SEATS
        inside = {report.callers[sid].keys[0] for sid, place in report.places.items() if place == "room"}
        assert inside == set(made.seated)
        assert report.waiting == CALLERS - SEATS
        assert set(report.statuses) <= {200, 204}, report.statuses
        assert (seats.occupied, seats.waiting) == (SEATS, CALLERS - SEATS)
        assert [row.attendee for row in seats.rows] == [f"Person {place}" for place in range(SEATS)]
        after = made.seats
        assert (after.occupied, after.held, after.lobby) == (0, SEATS, 0)


def test_a_server_killed_in_the_storm_over_admits_nobody_and_leaks_no_seat(database_url: str) -> None:
    with town(database_url, seats=SEATS, people=CALLERS) as made:
        storm = Storm(made.target, now=wall_clock(), threads=32, speed=SPEED)
        try:
            with serving(made) as main:
                blowing = threading.Thread(target=storm.blow, args=(made.callers,), kwargs={"within_seconds": 2.0})
                blowing.start()
                blowing.join(timeout=1.0)
                kill_all(main, signal.SIGKILL)
                blowing.join(timeout=60)
            broken = made.seats
            assert broken.occupied <= SEATS
            with serving(made):
                storm.settle(at_most=20)
                again = Storm(made.target, now=wall_clock(), threads=32, speed=SPEED)
                try:
                    again.blow(made.callers, within_seconds=2.0, seed=2)
                    again.settle(at_most=90)
                    _assert_nobody_twice(made.seats)
                    assert made.seats.occupied <= SEATS
                    again.hang_up()
                    storm.hang_up()
                finally:
                    again.close()
        finally:
            storm.close()
        _find_the_hang_ups_that_were_lost(made)
        after = made.seats
        assert (after.seats, after.occupied, after.lobby) == (SEATS, 0, 0)
        assert after.allocated + after.held == SEATS


def _assert_nobody_twice(seats: object) -> None:
    rows = seats.rows  # type: ignore[attr-defined]
    assert max(Counter(row.call for row in rows if row.call).values(), default=0) <= 1
    assert max(Counter(row.attendee for row in rows if row.attendee).values()) == 1


def _find_the_hang_ups_that_were_lost(made: object) -> None:
    """What reconciling does with a provider that answers: no call of the storm is in progress any more."""
    house = made.house  # type: ignore[attr-defined]
    with transaction(house.database) as connection:
        for call in live_calls(connection):
            end_call(connection, call.sid, now=wall_clock() + timedelta(seconds=1))
