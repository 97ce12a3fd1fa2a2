"""All browser tests of a run share one process, and so one browser."""

import pytest


def test_a_parallel_run_keeps_the_group_together(request: pytest.FixtureRequest) -> None:
    """pytest-xdist passes over a group in silence if it cannot write it into the test's id, or reads it too early."""
    is_grouped = getattr(request.config.option, "loadgroup", False)  # known to pytest-xdist's processes only
    assert request.node.nodeid.endswith("@browser") == is_grouped
