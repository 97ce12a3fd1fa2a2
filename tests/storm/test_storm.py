"""Three hundred callers within two seconds, sixty seats, four processes: all seat holders in, nobody else."""

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from dialin.clock import wall_clock
from dialin.rehearsal.storm import Report, Storm
from tests.slowness import LONG_ENOUGH, slowness
from tests.storm.servers import Town, kill_all, serving, town, wait_for

pytestmark = [pytest.mark.storm, pytest.mark.xdist_group("storm")]
SEATS, CALLERS = 60, 300
FEWER_SEATS, FEWER_CALLERS = 10, 50  # where a server is killed: what is proved of a seat is proved of each
SPEED = 20.0  # the company's clock on a quiet machine: prompts need not be waited out


@contextmanager
def storm_over(made: Town) -> Iterator[Storm]:
    """The provider's patience and the callers' pace are of a machine as slow as this one is just now."""
    slow = slowness()
    storm = Storm(made.target, now=wall_clock(), threads=32, speed=SPEED / slow, slowness=slow)
    try:
        yield storm
    finally:
        storm.close()


def pins_inside(report: Report) -> list[str]:
    """Whose PINs were keyed by those in the room at the provider, once for each leg."""
    return [report.callers[sid].keys[0] for sid, place in report.places.items() if place == "room"]


def test_everybody_with_a_seat_gets_in_and_nobody_else_and_nothing_fails(database_url: str) -> None:
    with (
        town(database_url, seats=SEATS, people=CALLERS) as made,
        storm_over(made) as storm,
        serving(made, provider_url=storm.api_url),
    ):
        storm.blow(made.callers, within_seconds=2.0, seed=1)
        storm.settle(at_most=LONG_ENOUGH)
        report, seats = storm.report(), made.seats
        storm.hang_up(at_most=LONG_ENOUGH)
        print(report.waits)  # noqa: T201 (with -s, or where it fails)
        assert sorted(pins_inside(report)) == sorted(made.seated)
        assert report.waiting == CALLERS - SEATS
        # What a slow machine answers late is asked for again: it must cost nobody anything, and nothing may be lost.
        assert set(report.statuses) - {"no answer"} <= {200, 204}, report.statuses
        assert report.alerts == ()
        assert (seats.occupied, seats.waiting) == (SEATS, CALLERS - SEATS)
        assert [row.attendee for row in seats.rows] == [f"Person {place}" for place in range(SEATS)]
        # Word of a hang-up that a busy server answered too late is lost, and found by asking the provider.
        wait_for(lambda: made.seats.occupied + made.seats.lobby == 0)
        assert made.seats.held == SEATS


def test_a_server_killed_in_the_storm_over_admits_nobody_and_leaks_no_seat(database_url: str) -> None:
    with town(database_url, seats=FEWER_SEATS, people=FEWER_CALLERS) as made, storm_over(made) as storm:
        with serving(made, provider_url=storm.api_url) as mains:
            blowing = threading.Thread(target=storm.blow, args=(made.callers,), kwargs={"within_seconds": 2.0})
            blowing.start()
            storm.settle(at_most=LONG_ENOUGH, enough=lambda: made.seats.occupied >= FEWER_SEATS // 4)
            kill_all(mains, signal.SIGKILL)
            blowing.join(timeout=LONG_ENOUGH)
        assert 0 < made.seats.occupied <= FEWER_SEATS
        with serving(made, provider_url=storm.api_url):
            storm.blow(made.callers, within_seconds=2.0, seed=2)
            storm.settle(at_most=LONG_ENOUGH)
            seats = made.seats
            assert max(Counter(pins_inside(storm.report())).values()) == 1
            assert len(pins_inside(storm.report())) <= seats.occupied <= FEWER_SEATS
            storm.hang_up(at_most=LONG_ENOUGH)
            # Hang-ups that nobody was there to hear of are found by asking the provider.
            wait_for(lambda: made.seats.occupied + made.seats.lobby == 0)
            after = made.seats
            assert (after.seats, after.allocated + after.held) == (FEWER_SEATS, FEWER_SEATS)
            storm.blow(made.callers[:FEWER_SEATS], within_seconds=1.0, seed=3)
            storm.settle(at_most=LONG_ENOUGH)
            assert sorted(pins_inside(storm.report())) == sorted(made.seated)
