"""Whole evenings in which dialin's process ends again and again: nobody is lost, nothing is done twice or left over.

It ends before each statement, before and after each commit, and before and after each request to the provider.
"""

import math

import pytest

from dialin.config import Settings
from tests.databases import Databases
from tests.faults.evenings import PLANS, Evening, Plan
from tests.faults.judging import settles, watching
from tests.faults.killing import Killer, Point
from tests.stories.test_random_callers import settings_of
from tests.stories.theatre import theatre

LOOKS = 3.0  # seconds until the worker looks again
# In `make test`, where each evening has some thirty ends in the first round and fewer in those after it: a quarter
# of all points. `make soak` goes on until there is none left.
ROUNDS = 2
# Each end brings about points that no quiet evening has, and hides some that it has. In the rounds after these it ends
# once, at the first that is left: so that all of a quiet evening's have their turn.
OFTEN = 40
MOST_ROUNDS = 400


def play(plan: Plan, settings: Settings, killer: Killer) -> None:
    with theatre(settings, at=plan.at, **plan.event) as stage:
        stage.worker_looks = LOOKS
        evening = Evening(stage, killer)
        killer.watch(stage, watching(evening))
        try:
            plan.play(evening)
            settles(evening)
        except BaseException as failure:
            failure.add_note("\n".join(" > ".join(point[0:1] + point[-2:]) for point in killer.struck))
            raise


def end_everywhere(plan: Plan, databases: Databases, kind: str, *, rounds: int) -> tuple[set[Point], bool]:
    """The points at which it ended, and whether there was an evening in the end that had no other one."""
    tried = set[Point]()
    for number in range(rounds):
        killer = Killer(tried, most=1 if number >= OFTEN else math.inf)
        with databases.fresh(kind) as url:
            play(plan, settings_of(url), killer)
        if not killer.struck:
            return tried, True
    return tried, False


@pytest.mark.parametrize("name", PLANS)
def test_a_process_that_ends_at_any_point_loses_nobody(databases: Databases, name: str) -> None:
    tried, _ = end_everywhere(PLANS[name], databases, "sqlite", rounds=ROUNDS)
    assert len(tried) > 10 * ROUNDS


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@pytest.mark.parametrize("name", PLANS)
def test_a_process_that_ends_at_every_point_loses_nobody(databases: Databases, name: str, kind: str) -> None:
    _, has_no_other = end_everywhere(PLANS[name], databases, kind, rounds=MOST_ROUNDS)
    assert has_no_other
