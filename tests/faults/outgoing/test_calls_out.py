"""Calls that the city makes, with a process that ends at any point: nobody is called twice, and nobody is forgotten."""

import pytest

from tests.databases import Databases
from tests.faults.outgoing.calling_out import PLAN
from tests.faults.test_killed_anywhere import MOST_ROUNDS, ROUNDS, end_everywhere


def test_a_process_that_ends_at_any_point_calls_everybody_once(databases: Databases) -> None:
    tried, _ = end_everywhere(PLAN, databases, "sqlite", rounds=ROUNDS)
    assert len(tried) > 10 * ROUNDS


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_process_that_ends_at_every_point_calls_everybody_once(databases: Databases, kind: str) -> None:
    _, has_no_other = end_everywhere(PLAN, databases, kind, rounds=MOST_ROUNDS)
    assert has_no_other
