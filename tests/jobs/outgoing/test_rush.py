"""The calls at the start, with busy lines, machines and nobody there, and a worker that is killed in the middle."""

from pathlib import Path

import pytest

from dialin.config import Settings
from dialin.services import Services
from tests.jobs.outgoing.rush import calling, judge, rush

PACE = 5


def run(services: Services, settings: Settings, folder: Path, *, people: int) -> None:
    with rush(services, settings, folder, people=people, pace=PACE) as made:
        with calling(made) as first, calling(made) as second:
            made.begin(first, second)
            made.wait_for(lambda: len(made.orders) >= people // 2)
            # What the provider has done is not known here yet when the worker is killed.
            made.company.faults.order(
                "rest_stall", where=lambda request: request.path.endswith("/Calls.json"), times=2, seconds=1.0
            )
            done = len(made.orders)
            made.wait_for(lambda: len(made.orders) > done)
            first.kill()
            with calling(made):
                made.wait_for(lambda: made.is_over)
        judge(made, pace=PACE)


def test_everybody_is_called_once_whichever_worker_is_killed(
    services: Services, settings: Settings, tmp_path: Path
) -> None:
    run(services, settings, tmp_path, people=20)


@pytest.mark.soak
def test_two_hundred_people_are_called_at_five_a_second(services: Services, settings: Settings, tmp_path: Path) -> None:
    run(services, settings, tmp_path, people=200)
