"""Random evenings: whatever happens in whatever order, the promises about seats hold after every step."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.actions.histories.beginning import DIRECT, ROOM, Kind
from tests.actions.histories.kept import PAGE, told
from tests.actions.histories.machine import History
from tests.databases import KINDS, Databases

EXAMPLES = {
    Kind("sqlite"): 6, Kind("sqlite", ROOM): 4, Kind("sqlite", DIRECT, 1): 4,
    Kind("postgres"): 3, Kind("postgres", ROOM): 2, Kind("postgres", DIRECT, 1): 2,
}  # fmt: skip


def live_through(databases: Databases, kind: Kind, *, examples: int, steps: int = 40, anew: bool = False) -> None:
    """The shortest evening that breaks a promise is told. anew: others than in the run before."""
    run_state_machine_as_test(
        lambda: History(databases, kind),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=not anew,
            database=None,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("database", KINDS)
def test_every_promise_about_seats_and_lines_holds_in_every_evening(databases: Databases, database: str) -> None:
    for kind, examples in EXAMPLES.items():
        if kind.database == database:
            live_through(databases, kind, examples=examples)


@pytest.mark.soak
@pytest.mark.parametrize("database", KINDS)
def test_every_promise_holds_in_hundreds_of_longer_evenings(databases: Databases, database: str) -> None:
    for kind, examples in EXAMPLES.items():
        if kind.database == database:
            live_through(databases, kind, examples=40 * examples, steps=60, anew=True)


@pytest.mark.parametrize("database", KINDS)
def test_the_histories_that_are_kept_come_about_as_they_are_told(databases: Databases, database: str) -> None:
    assert told(databases, database) == PAGE.read_text()
