"""What tries every example must itself be able to fail."""

import pytest

from tests.every import every


def test_all_examples_that_fail_are_named_and_no_other() -> None:
    @every(("number", "limit"), [(1, 3), (4, 3), (2, 3), (5, 3)])
    def is_below(number: int, limit: int) -> None:
        assert number < limit

    with pytest.raises(ExceptionGroup) as caught:
        is_below()
    notes = [note for failure in caught.value.exceptions for note in failure.__notes__ if "number=" in note]
    assert notes == ["number=4, limit=3", "number=5, limit=3"]


@pytest.mark.parametrize("examples", [[], [(1,)]])
def test_examples_that_would_try_nothing_are_refused(examples: list[tuple[int]]) -> None:
    with pytest.raises(AssertionError):
        every(("number", "limit"), examples)


@every("number", [1, 2])
@every("factor", [3, 4])
def test_fixtures_and_examples_go_together(request: pytest.FixtureRequest, number: int, factor: int) -> None:
    assert request.node.name == "test_fixtures_and_examples_go_together"
    assert number * factor in (3, 4, 6, 8)
