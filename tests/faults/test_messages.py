"""A whole evening on which messages come twice, late, in another order or never, and the provider answers badly."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from dialin.rehearsal.faults import FaultKind
from tests.databases import Databases
from tests.faults.evenings import PLANS, Evening
from tests.faults.judging import settles, watching
from tests.faults.killing import Killer
from tests.stories.test_random_callers import settings_of
from tests.stories.theatre import theatre

SECOND, THIRD = 2, 3
FAULTS: dict[str, tuple[FaultKind, int, dict[str, Any]]] = {
    "every message comes twice": ("duplicate", 1, {}),
    "word of what happened comes in another order": ("shuffle_callback", 1, {"seconds": 20}),
    "no word of what happened comes": ("lose_callback", 1, {}),
    "the provider fails every second time": ("rest_answer", SECOND, {"status": 503}),
}
MORE: dict[str, tuple[FaultKind, int, dict[str, Any]]] = {
    "word of what happened comes a minute late": ("delay_callback", 1, {"seconds": 70}),
    "the provider wants to be left alone every second time": ("rest_answer", SECOND, {"status": 429}),
    "the provider does it and says that it failed, every third time": ("rest_lose_answer", THIRD, {"status": 500}),
}


def one_in(number: int) -> Callable[[object], bool]:
    asked = count(1)
    return lambda _: next(asked) % number == 0


def play(databases: Databases, kind: FaultKind, often: int, how: dict[str, Any]) -> None:
    plan = PLANS["in_the_room"]
    with databases.fresh("sqlite") as url, theatre(settings_of(url), at=plan.at, **plan.event) as stage:
        evening = Evening(stage, Killer())
        evening.killer.retire()
        evening.killer.watch(stage, watching(evening))
        stage.company.faults.order(kind, where=one_in(often), times=None, **how)
        plan.play(evening)
        settles(evening)


@pytest.mark.parametrize("what", FAULTS)
def test_nobody_is_lost_and_nothing_is_done_twice_where(databases: Databases, what: str) -> None:
    play(databases, *FAULTS[what])


@pytest.mark.soak
@pytest.mark.parametrize("what", MORE)
def test_nor_where(databases: Databases, what: str) -> None:
    play(databases, *MORE[what])
