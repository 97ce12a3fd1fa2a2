"""Whole evenings in which dialin's process ends again and again: nobody is lost, nothing is done twice or left over.

It ends before each statement, before and after each commit, and before and after each request to the provider.
"""

import pytest

from dialin.config import Settings
from tests.databases import Databases
from tests.faults.evenings import PLANS, Evening, Plan
from tests.faults.judging import settles, watching
from tests.faults.killing import Killer, Point
from tests.stories.test_random_callers import settings_of
from tests.stories.theatre import theatre

LOOKS = 3.0  # seconds until the worker looks again
# In `make test`, where each evening has some thirty ends in the first round and fewer in those after it: about a third
# of all points. `make soak` goes on until there is none left.
ROUNDS = 3
# Each end brings about evenings with further points, so that those of the quiet one would come up ever more seldom: in
# the rounds after these they alone count, and each round tries one at least.
ANYWHERE = 30
MOST_ROUNDS = 300


def play(plan: Plan, settings: Settings, killer: Killer) -> set[Point]:
    """All points that came up."""
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
    return killer.met


def points_left(plan: Plan, databases: Databases, kind: str, *, rounds: int) -> tuple[set[Point], set[Point]]:
    """Of the points of this evening where nothing happens to it: those that were never struck, and those that were."""
    spared, tried = Killer(), set[Point]()
    spared.retire()
    with databases.fresh(kind) as url:
        left = set(play(plan, settings_of(url), spared))
    for number in range(rounds):
        with databases.fresh(kind) as url:
            play(plan, settings_of(url), Killer(tried, wanted=left if number >= ANYWHERE else None))
        left -= tried
        if not left:
            break
    return left, tried


@pytest.mark.parametrize("name", PLANS)
def test_a_process_that_ends_at_any_point_loses_nobody(databases: Databases, name: str) -> None:
    _, tried = points_left(PLANS[name], databases, "sqlite", rounds=ROUNDS)
    assert len(tried) > 10 * ROUNDS


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@pytest.mark.parametrize("name", PLANS)
def test_a_process_that_ends_at_every_point_loses_nobody(databases: Databases, name: str, kind: str) -> None:
    left, _ = points_left(PLANS[name], databases, kind, rounds=MOST_ROUNDS)
    assert left == set()
